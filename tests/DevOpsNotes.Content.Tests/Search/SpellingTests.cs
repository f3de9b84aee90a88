using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Content.Search.Spelling;
using static DevOpsNotes.Content.Tests.Search.TestNotes;

namespace DevOpsNotes.Content.Tests.Search;

public sealed class SpellingTests
{
    private static readonly NoteIndex Index = NoteIndex.Build(
        [
            Lesson("cluster", "Kubernetes for a team of four", "The cluster was more work than the service."),
            Lesson("pairs", "Pair programming on Mondays", "Programming together, two people found what one had missed."),
            Lesson("speaker").By("Marguerite Osei"),
            Lesson("flag", "The flag stays for a week", "Then somebody deletes the flag."),
            Lesson("mistake", "A word the notes misspell", "The monitroing page was red."),
            Lesson("blue", "Blue and green", "A blue fleet and a green fleet."),
        ],
        TopicCatalog.Default);

    [Theory]
    [InlineData("kubernets", "kubernetes", "cluster")]
    [InlineData("Kuberentes", "kubernetes", "cluster")]
    [InlineData("pair programmign", "programming", "pairs")]
    [InlineData("margerite osei", "marguerite", "speaker")]
    [InlineData("flga", "flag", "flag")]
    public void A_misspelled_word_finds_what_was_meant_and_says_so(string query, string meant, string id)
    {
        var answer = Index.Search(query, 1);

        Assert.Equal(id, Assert.Single(answer.Hits).Note.Id);
        Assert.Equal(meant, Assert.Single(answer.Corrections).Meant);
    }

    [Fact]
    public void What_was_typed_is_given_back_as_it_was() =>
        Assert.Equal(new Correction("KuberNets", "kubernetes"), Assert.Single(Index.Search("the KuberNets?", 1).Corrections));

    [Fact]
    public void A_word_whose_letters_the_stemmer_forgives_is_still_told() =>
        Assert.Equal(new Correction("kubernets", "kubernetes"), Assert.Single(Index.Search("kubernets kubernets", 1).Corrections));

    [Fact]
    public void A_pasted_page_of_misspelled_words_is_corrected_for_a_while() =>
        Assert.InRange(Index.Search(string.Join(' ', Enumerable.Repeat("kuberentes programmign margerite osie", 16)), 1).Corrections.Count, 1, 4);

    [Fact]
    public void A_word_after_a_page_of_words_that_nothing_is_like_is_not_looked_up()
    {
        string[] page = [.. Enumerable.Range(0, 8).Select(number => $"zwyxqvj{(char)('a' + number)}")];

        Assert.Empty(Index.Search($"kuberentes {string.Join(' ', page)}", 1).Corrections);
        Assert.Single(Index.Search($"kuberentes {string.Join(' ', page[..^1])}", 1).Corrections);
    }

    [Theory]
    [InlineData("emphaty", "empathy")]
    [InlineData("orkwload", "workload")]
    [InlineData("latencyy", "latency")]
    [InlineData("workloa", "workload")]
    public void A_letter_in_the_wrong_place_doubled_or_missing_at_the_end_is_corrected(string typed, string meant) =>
        Assert.Equal(meant, Assert.Single(NoteIndex.Build([Lesson("n", "Empathy, workload and latency")]).Search(typed, 1).Corrections).Meant);

    [Theory]
    [InlineData("unavailable", "available")]
    [InlineData("insecure", "secure")]
    [InlineData("irrelevant", "relevant")]
    [InlineData("synchronous", "asynchronous")]
    public void A_word_is_never_taken_for_its_opposite(string typed, string opposite) =>
        Assert.Empty(NoteIndex.Build([Lesson("n", $"It was {opposite}")]).Search(typed, 1).Corrections);

    [Fact]
    public void A_topic_with_a_word_of_the_same_stem_does_not_make_a_misspelling_right()
    {
        var catalog = TopicCatalog.Read(new StringReader("- name: hospitals\n  aliases: [ward]"));

        Assert.Equal("wardley", Assert.Single(NoteIndex.Build([Lesson("map", "Wardley maps")], catalog).Search("wardly", 1).Corrections).Meant);
        Assert.Empty(NoteIndex.Build([Lesson("map", "Wardley maps")], catalog).Search("wards", 1).Corrections);
    }

    [Fact]
    public void Several_words_are_corrected_in_their_order() =>
        Assert.Equal(["kubernetes", "programming"], Index.Search("kubernets programmign", 1).Corrections.Select(correction => correction.Meant));

    [Fact]
    public void A_topic_is_found_though_only_the_catalogue_knows_the_word()
    {
        var answer = NoteIndex.Build([Lesson("o").About("observability")], TopicCatalog.Default).Search("observabilty", 1);

        Assert.Equal("o", Assert.Single(answer.Hits).Note.Id);
        Assert.Equal("observability", Assert.Single(answer.Corrections).Meant);
    }

    [Theory]
    [InlineData("contineous deployment", "deployment")]
    [InlineData("contineous integration", "integration")]
    public void A_word_of_a_topic_is_corrected_whatever_other_words_topics_have(string query, string known)
    {
        var answer = NoteIndex.Build([Lesson("c", $"Continuous {known}, every day"), Lesson("o", "Pairs")], TopicCatalog.Default).Search(query, 1);

        Assert.Equal(new Correction("contineous", "continuous"), Assert.Single(answer.Corrections));
    }

    [Theory]
    [InlineData("flags")]
    [InlineData("programs")]
    [InlineData("teams")]
    [InlineData("deletion")]
    [InlineData("deletes")]
    [InlineData("misspelled")]
    public void Another_form_of_a_word_is_no_misspelling(string word) => Assert.Empty(Index.Search(word, 3).Corrections);

    [Theory]
    [InlineData("monitroing")]
    [InlineData("flags")]
    [InlineData("programmed")]
    [InlineData("k8s")]
    public void A_word_that_the_notes_or_the_topics_know_is_never_changed(string word) => Assert.Empty(Index.Search(word, 3).Corrections);

    [Theory]
    [InlineData("vue")]
    [InlineData("flat")]
    [InlineData("plug")]
    [InlineData("clustering2")]
    [InlineData("zebra")]
    public void A_word_that_is_too_short_or_too_far_from_any_stays(string word)
    {
        var answer = Index.Search(word, 3);

        Assert.Empty(answer.Corrections);
        Assert.Empty(answer.Hits);
    }

    /// <summary>Though no note has it, and one is near.</summary>
    [Theory]
    [InlineData("plants", "plans")]
    [InlineData("watering plants", "plans")]
    [InlineData("regretting it", "recreating")]
    [InlineData("lecturing people", "securing")]
    [InlineData("a tap is dripping", "driving")]
    [InlineData("roses", "rises")]
    public void A_word_of_English_is_no_misspelling(string query, string near) =>
        Assert.Empty(NoteIndex.Build([Lesson("near", text: $"Somebody was {near}."), Lesson("other")], TopicCatalog.Default).Search(query, 3).Corrections);

    [Theory]
    [InlineData("brian osei", "bryan", "bryan osei")]
    [InlineData("the talk of brian osei", "bryan", "bryan osei")]
    [InlineData("dubois", "debois", "debois")]
    [InlineData("wong", "wang", "wang")]
    public void But_it_may_be_a_name_misspelled(string query, string meant, string name)
    {
        var index = NoteIndex.Build([Lesson("brain", "Brains", "Brains and elbows."), Lesson("osei").By("Bryan Osei"), Lesson("debois").By("Pat Debois"), Lesson("wang").By("Abel Wang")], TopicCatalog.Default);

        Assert.Equal(meant, Assert.Single(index.Search(query, 3).Corrections).Meant);
        Assert.Equal(index.Search(name, 3).Hits.Select(hit => hit.Note.Id), index.Search(query, 3).Hits.Select(hit => hit.Note.Id));
    }

    [Fact]
    public void Beside_a_name_that_was_corrected_another_word_may_be_of_it() =>
        Assert.Equal(["bryan", "osei"], NoteIndex.Build([Lesson("osei").By("Bryan Osei"), Lesson("other")]).Search("oseii brian", 3).Corrections.Select(correction => correction.Meant).Order());

    /// <summary>A word of every day, one of this field, a plural, one that is two slips away, and one beside a word that is seldom a name.</summary>
    [Theory]
    [InlineData("handy")]
    [InlineData("variance")]
    [InlineData("lanes")]
    [InlineData("mischief")]
    [InlineData("line handy")]
    [InlineData("embarked")]
    public void A_word_is_not_taken_for_any_name(string query)
    {
        Note[] notes =
        [
            Lesson("names").By("Hany Lines", "Ariane Michiel", "Mark Day"),
            Lesson("one", text: "A line of the team was marked."),
            Lesson("two", text: "Another line."),
        ];

        Assert.Empty(NoteIndex.Build(notes).Search(query, 3).Corrections);
    }

    [Theory]
    [InlineData("shiping", "shipping")]
    [InlineData("runing", "running")]
    [InlineData("stoped", "stopped")]
    [InlineData("discused", "discussed")]
    [InlineData("acess", "access")]
    public void What_only_looks_like_a_form_of_a_word_is_corrected(string typed, string meant) =>
        Assert.Equal(meant, Assert.Single(NoteIndex.Build([Lesson("meant", text: $"Somebody was {meant} it."), Lesson("other")]).Search(typed, 3).Corrections).Meant);

    [Theory]
    [InlineData("massage queue", "message")]
    [InlineData("the prefect storm", "perfect")]
    [InlineData("handel the incident", "handle")]
    [InlineData("the prefect calm", null)]
    [InlineData("house plants", null)]
    public void A_word_is_taken_for_another_one_that_belongs_to_its_neighbour(string query, string? meant)
    {
        var index = NoteIndex.Build([Lesson("storm", text: "The perfect storm, and then it was calm."), Lesson("handle", text: "They handle incidents by plans of the house.")], TopicCatalog.Default);

        Assert.Equal(meant, index.Search(query, 3).Corrections.SingleOrDefault()?.Meant);
    }

    [Fact]
    public void Words_that_were_written_together_are_parted()
    {
        var answer = Index.Search("bluefleet", 1);

        Assert.Equal("blue", Assert.Single(answer.Hits).Note.Id);
        Assert.Equal(new Correction("bluefleet", "blue fleet"), Assert.Single(answer.Corrections));
    }

    [Fact]
    public void A_word_is_not_parted_into_two_that_nobody_writes_together() =>
        Assert.Empty(NoteIndex.Build([Lesson("o", "Over and out", "They kill a pod and start over.")]).Search("overkill", 1).Corrections);

    [Fact]
    public void A_word_that_the_notes_only_write_in_parts_is_spelled_right_as_one() =>
        Assert.Equal("postmortem", Assert.Single(NoteIndex.Build([Lesson("p", "After the post-mortem")]).Search("postmortm", 1).Corrections).Meant);

    [Fact]
    public void The_commoner_word_wins_whichever_part_of_the_index_has_it()
    {
        var here = NoteIndex.Build([Lesson("1", text: "Planking, planking, planking; planting, planting.")]);
        var there = NoteIndex.Build([Lesson("2", text: "Planting, planting.")]);

        Assert.Equal("planking", Assert.Single(here.Search("planzing", 1).Corrections).Meant);
        Assert.Equal("planting", Assert.Single(here.Beside(there).Search("planzing", 1).Corrections).Meant);
    }

    [Theory]
    [InlineData("toil", "toil", 0)]
    [InlineData("tiol", "toil", 1)]
    [InlineData("toi", "toil", 1)]
    [InlineData("toill", "toil", 1)]
    [InlineData("tool", "toil", 1)]
    [InlineData("tlio", "toil", 2)]
    [InlineData("ca", "abc", 3)]
    public void Letters_left_out_added_mistaken_and_swapped_are_counted(string left, string right, int edits)
    {
        Assert.Equal(edits, EditDistance.Between(left, right, 3));
        Assert.Equal(edits, EditDistance.Between(right, left, 3));
        if (edits > 0) Assert.True(EditDistance.Between(left, right, edits - 1) >= edits);
    }
}
