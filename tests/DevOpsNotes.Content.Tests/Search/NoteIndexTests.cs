using System.Collections.Concurrent;
using System.Globalization;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using static DevOpsNotes.Content.Tests.Search.TestNotes;

namespace DevOpsNotes.Content.Tests.Search;

public sealed class NoteIndexTests
{
    [Theory]
    [InlineData("deploying small changes")]
    [InlineData("How do I deploy a small change?")]
    [InlineData("SMALL? yes: small deployments")]
    public void A_question_in_other_inflections_finds_the_note(string question) =>
        Assert.Equal(["deploy"], Ids(question, Lesson("deploy", text: "Deployed as small changes, nothing surprised us."), Lesson("other")));

    [Fact]
    public void A_compound_is_found_though_its_ending_changes_when_it_is_stemmed() =>
        Assert.Equal(["standby"], Ids("stand by", Lesson("standby", "The standby fleet"), Lesson("none")));

    [Theory]
    [InlineData("post-mortem")]
    [InlineData("postmortems")]
    [InlineData("post mortem")]
    public void A_compound_is_found_however_it_is_written(string query)
    {
        Note[] notes = [Lesson("hyphen", "The post-mortem meeting"), Lesson("one", "The postmortem meeting"), Lesson("none")];

        Assert.Equal(["hyphen", "one"], Ids(query, notes).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_compound_that_no_note_joins_is_found_as_two_words() =>
        Assert.Equal(["two"], Ids("bluegreen", Lesson("two", "Blue and green, side by side"), Lesson("none")));

    [Fact]
    public void The_title_counts_more_than_the_text()
    {
        Note[] notes =
        [
            Lesson("in-text", "Our year in operations", "Everybody on the floor had read about toil."),
            Lesson("in-title", "Toil is measured work", "Everybody on the floor had read about chores."),
        ];

        Assert.Equal(["in-title", "in-text"], Ids("toil", notes));
    }

    [Fact]
    public void A_rare_word_counts_more_than_a_common_one()
    {
        Note[] notes = [.. Enumerable.Range(0, 9).Select(i => Lesson("server" + i, text: "The server restarted.")), Lesson("yak", text: "We shaved a yak.")];

        Assert.Equal("yak", Ids("server yak", notes)[0]);
    }

    [Fact]
    public void A_short_note_beats_a_long_one_that_says_the_word_as_often() =>
        Assert.Equal(
            ["short", "long"],
            Ids("canary", Lesson("long", text: "The canary was one of many birds, and of all those birds we will speak at length."), Lesson("short", text: "The canary sang.")));

    [Fact]
    public void Speaker_event_takeaway_and_topic_find_the_note()
    {
        Note[] notes =
        [
            Lesson("speaker").By("Zoë Okonkwo-Lind", "Bo Example"),
            Lesson("event").At("devopsdays Atlantis 2021"),
            Lesson("takeaway", takeaway: "Rehearse the restore before you need it"),
            Lesson("topic").About("chaos engineering"),
        ];

        Assert.Equal(["speaker"], Ids("zoe okonkwo", notes));
        Assert.Equal(["event"], Ids("Atlantis", notes));
        Assert.Equal(["takeaway"], Ids("rehearsing restores", notes));
        Assert.Equal(["topic"], NoteIndex.Build(notes, TopicCatalog.Default).Search("chaos", 3).Hits.Select(hit => hit.Note.Id));
    }

    [Fact]
    public void Naming_a_topic_by_an_alias_finds_the_notes_assigned_to_it()
    {
        var index = NoteIndex.Build([Lesson("orchestration").About("kubernetes"), Lesson("other").About("toil")], TopicCatalog.Default);

        Assert.Equal("orchestration", Assert.Single(index.Search("k8s", 5).Hits).Note.Id);
    }

    [Fact]
    public void Notes_that_say_the_same_show_once_and_the_better_one_shows()
    {
        Note[] notes =
        [
            Lesson("a", text: "The pager rang, and rang, and somebody at last woke up."),
            Lesson("b", "The pager") with { SameAs = "a" },
            Lesson("c", "Another pager, quite another story") with { SameAs = "elsewhere" },
        ];

        Assert.Equal(["b", "c"], Ids("pager", notes));
        Assert.Equal(["b"], NoteIndex.Build(notes).Search("pager", 1).Hits.Select(hit => hit.Note.Id));
    }

    [Fact]
    public void Equally_good_notes_come_in_the_order_of_their_ids_whatever_order_they_were_indexed_in()
    {
        var notes = "fbdaec".Select(id => Lesson(id.ToString(), "Toil")).ToArray();

        Assert.Equal(["a", "b", "c", "d"], NoteIndex.Build(notes).Search("toil", 4).Hits.Select(hit => hit.Note.Id));
        Assert.Equal(["a", "b", "c", "d"], NoteIndex.Build([.. notes.Reverse()]).Search("toil", 4).Hits.Select(hit => hit.Note.Id));
    }

    [Fact]
    public void The_best_few_are_the_first_of_all()
    {
        var index = NoteIndex.Build([.. Enumerable.Range(1, 200).Select(Crowd)]);
        var all = index.Search("alert pager outage", int.MaxValue).Hits;

        Assert.Equal(all.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Note.Id, StringComparer.Ordinal), all);
        foreach (var limit in (int[])[1, 2, 7, 50]) Assert.Equal(all.Take(limit), index.Search("alert pager outage", limit).Hits);
    }

    [Fact]
    public void Only_quotes_are_given_when_quotes_are_asked_for()
    {
        var index = NoteIndex.Build([Lesson("lesson", "Toil"), Lesson("quote", text: "Toil!") with { Kind = NoteKind.Quote }]);

        Assert.Equal("quote", Assert.Single(index.Search("toil", 1, NoteKind.Quote).Hits).Note.Id);
    }

    [Fact]
    public void A_lesson_that_has_all_the_words_does_not_decide_among_quotes()
    {
        const string Question = "postmortem of an outage without blame";
        var others = Enumerable.Range(0, 20).Select(number => Lesson($"other{number}"));
        var index = NoteIndex.Build([Lesson("lesson", text: "Postmortem, outage, blame."), Lesson("quote", text: "Blame hides why there was an outage.") with { Kind = NoteKind.Quote }, .. others]);

        var besideLesson = index.Search(Question, 3).Hits.Single(hit => hit.Note.Id == "quote");
        Assert.True(index.Search(Question, 3, NoteKind.Quote).Hits.Single().Score > besideLesson.Score);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("what is it about")]
    [InlineData("?! ...")]
    [InlineData("zeppelin")]
    public void A_query_without_a_known_word_of_substance_finds_nothing(string query) =>
        Assert.Empty(Ids(query, Lesson("a", "What it is about", "It is what it is.")));

    [Fact]
    public void An_empty_index_and_a_limit_of_zero_give_nothing()
    {
        Assert.Empty(NoteIndex.Build([]).Search("toil", 3).Hits);
        Assert.Empty(NoteIndex.Build([Lesson("a", "Toil")]).Search("toil", 0).Hits);
    }

    [Fact]
    public void A_pasted_page_is_a_query_like_any_other()
    {
        const string sentence = "The pager rang at night, and the one who answered had never seen that service before. ";

        Assert.Equal(["pager"], Ids(string.Concat(Enumerable.Repeat(sentence, 2_000)), Lesson("pager", "Pager", sentence), Lesson("other")));
    }

    [Fact]
    public async Task Many_readers_at_once_get_what_each_gets_alone()
    {
        var index = NoteIndex.Build([.. Enumerable.Range(1, 300).Select(Crowd)], TopicCatalog.Default);
        string[] queries = ["alert", "pager", "outage at night", "alert pager", "woken up by the pager", "nothing known"];
        var alone = queries.ToDictionary(query => query, query => index.Search(query, 10).Hits, StringComparer.Ordinal);
        var differences = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(Enumerable.Range(0, 3000), new ParallelOptions { MaxDegreeOfParallelism = 8 }, (i, _) =>
        {
            var query = queries[i % queries.Length];
            if (!index.Search(query, 10).Hits.SequenceEqual(alone[query])) differences.Add(query);
            return ValueTask.CompletedTask;
        });

        Assert.Empty(differences);
    }

    private static string[] Ids(string query, params Note[] notes) => [.. NoteIndex.Build(notes).Search(query, 10).Hits.Select(hit => hit.Note.Id)];

    private static string Id(int number) => "n" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One of many notes with few different scores; every tenth says the same as the one before it.</summary>
    private static Note Crowd(int number) =>
        Lesson(
            Id(number),
            number % 7 == 0 ? "Pager at night" : "A talk",
            string.Join(' ', Enumerable.Repeat("alert", number % 5).Concat(Enumerable.Repeat("outage", number % 3)).Append("end")))
        with { SameAs = number % 10 == 1 ? Id(number - 1) : null };
}
