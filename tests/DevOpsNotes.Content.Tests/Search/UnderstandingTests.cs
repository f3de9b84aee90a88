using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using static DevOpsNotes.Content.Tests.Search.TestNotes;

namespace DevOpsNotes.Content.Tests.Search;

/// <summary>What a query is taken to mean, and when the honest answer is none.</summary>
public sealed class UnderstandingTests
{
    [Theory]
    [InlineData("woken up at night by the phone")]
    [InlineData("who should get the pager")]
    [InlineData("oncall")]
    public void A_symptom_finds_the_topic_that_nobody_named(string query) =>
        Assert.Equal("rota", Find(query, Lesson("rota", "Two people a week", "They swap on Monday.").About("on-call"), Lesson("other", "Retrospectives").About("retrospectives"))[0]);

    [Fact]
    public void A_note_is_found_by_any_name_of_a_topic_that_its_text_names_by_another() =>
        Assert.Equal(["toggle"], Find("feature flags", Lesson("toggle", "Deleting feature toggles", "A toggle lives for a week."), Lesson("other")));

    [Fact]
    public void By_which_topic_a_note_was_found_is_said_when_it_does_not_have_the_words()
    {
        Assert.Equal(["kubernetes"], AmongOthers(Lesson("pods", "Pods and their limits").About("kubernetes")).Search("k8s", 1).Widened);
        Assert.Empty(AmongOthers(Lesson("k8s", "What k8s taught us").About("kubernetes")).Search("k8s", 1).Widened);
    }

    [Fact]
    public void An_answer_of_few_notes_is_filled_up_from_related_topics_and_says_so()
    {
        var answer = AmongOthers(
            Lesson("budget", "A quarter in numbers", "The error budget was spent in May.").About("error budget"),
            Lesson("slo", "Three nines are enough").About("service level objectives")).Search("error budget", 3);

        Assert.Equal(["budget", "slo"], answer.Hits.Select(hit => hit.Note.Id));
        Assert.Equal(["service level objectives"], answer.Related);
        Assert.Empty(answer.Widened);
    }

    [Fact]
    public void Notes_from_related_topics_stand_behind_those_that_answer()
    {
        Note[] notes =
        [
            Lesson("direct", "A year", "In a long year of many talks, dinners and journeys somebody also told us of chaos engineering, once, at the very end."),
            .. Enumerable.Range(1, 3).Select(number => Lesson("related" + number, "Resilience, incidents, recovery and tests").About("resilience", "incident response", "disaster recovery", "testing")),
        ];

        Assert.Equal("direct", Find("chaos engineering", notes)[0]);
    }

    [Theory]
    [InlineData("what do we gain from a harbor", true)]
    [InlineData("whats a harbor", true)]
    [InlineData("sourdough in the harbor", false)]
    [InlineData("containers for the harbor", false)]
    [InlineData("harbor of excel", false)]
    public void An_unknown_word_of_every_day_does_not_keep_an_answer_back_but_an_unknown_subject_does(string query, bool isAnswered) =>
        Assert.Equal(isAnswered, Find(query, Lesson("harbor", "The harbor"), Lesson("other")).Length > 0);

    [Fact]
    public void Who_asks_for_one_product_is_not_answered_by_its_kind()
    {
        var kind = Lesson("kind", "One database a service", "The database belongs to the service that writes it.");
        var product = Lesson("product", "Postgres for everything", "We moved it all to Postgres.");

        Assert.Equal(["databases"], AmongOthers(kind).Search("postgres", 3).NearestTopics);
        Assert.Equal("product", AmongOthers(kind, product).Search("postgres", 3).Hits[0].Note.Id);
        Assert.Contains("product", Find("database", kind, product));
    }

    [Fact]
    public void A_topic_that_no_note_is_about_is_answered_by_what_lies_next_to_it()
    {
        var index = AmongOthers(Lesson("guild", "A guild that meets on Mondays").About("knowledge sharing"));

        Assert.Equal("guild", Assert.Single(index.Search("bus factor", 3).Hits).Note.Id);
        Assert.Equal(["knowledge sharing"], index.Search("bus factor", 3).Related);
        Assert.Empty(index.Search("bus factor of zeppelins", 3).Hits);
    }

    [Fact]
    public void The_day_of_an_event_is_found_in_the_title_of_the_report()
    {
        Assert.Equal("one", Find("harbor days 2021 day one", Report("one"), Report("two"))[0]);
        Assert.Equal("two", Find("harbor days 2021 day two", Report("one"), Report("two"))[0]);

        static Note Report(string day)
        {
            var note = Lesson(day).At("Harbor Days 2021");
            return note with { Attribution = note.Attribution with { Source = $"Harbor Days 2021: day {day}" } };
        }
    }

    [Fact]
    public void A_guest_in_the_title_of_the_report_is_found_as_the_speaker_alone()
    {
        var guest = Lesson("guest").By("Bo Sample").At("Harbor Radio");
        guest = guest with { Attribution = guest.Attribution with { Source = "Harbor Radio: Bo Sample" } };
        var elsewhere = Lesson("elsewhere").By("Bo Sample").At("Example Days");

        var found = AmongOthers(guest, elsewhere).Explain("bo sample radio", 3).Notes[0];

        Assert.Equal("guest", found.Hit.Note.Id);
        Assert.Equal(["radio"], found.Contributions.Where(contribution => contribution.Sense == "event").Select(contribution => contribution.Term));
    }

    [Theory]
    [InlineData("osei toil", true)]
    [InlineData("online devopsdays toil", true)]
    [InlineData("ghent toil", true)]
    [InlineData("online toil", false)]
    [InlineData("line toil", false)]
    public void A_name_counts_in_full_beside_a_topic_and_a_word_that_is_more_often_said_does_not(string query, bool isName)
    {
        var word = query.Split(' ')[0];
        var index = NoteIndex.Build(
            [
                Lesson("osei", text: "The first line.").By("Bryan Osei", "Pat Line").At("Devopsdays Online"),
                Lesson("line", text: "We were online, a line of us.").At("Devopsdays Online"),
                Lesson("online", text: "The line was online.").At("Devopsdays Ghent"),
                Lesson("toil", text: "Toil.").About("toil"),
            ],
            TopicCatalog.Default);

        Assert.Equal(isName, WeightIn(query) == WeightIn(word));

        double WeightIn(string asked) => index.Explain(asked, 1).Words.Single(explained => explained.Written == word).Weight;
    }

    [Fact]
    public void A_topic_that_is_named_twice_counts_once()
    {
        var index = AmongOthers(Lesson("pods", "Pods and their limits").About("kubernetes"));

        Assert.Single(index.Explain("k8s k8", 1).Notes[0].Contributions, contribution => contribution.Sense == "topic");
        Assert.Equal(["kubernetes"], index.Search("k8s k8", 1).Widened);
    }

    [Fact]
    public void Words_that_say_little_do_not_make_an_answer_of_one_word() =>
        Assert.Empty(Find(
            "what is the best way to get a good start and make the most of my first sourdough bread with flour at home",
            Lesson("start", "A good first start", "We make good use of the way we work at home.")));

    [Theory]
    [InlineData("gift ideas")]
    [InlineData("amazing ideas for kids")]
    public void A_word_that_says_little_is_no_answer_beside_one_that_no_note_has(string query) =>
        Assert.Empty(Find(query, Lesson("idea", "An idea a week", "Ideas are cheap.")));

    [Fact]
    public void What_a_question_is_about_counts_more_than_how_it_is_put() =>
        Assert.Equal(
            "short",
            Find("how do we make our meetings less painful", Lesson("short", "Meetings of half an hour"), Lesson("painful", "Painful, painful weeks", "We make painful progress in painful weeks."))[0]);

    [Fact]
    public void A_speaker_comes_before_those_who_speak_of_them()
    {
        Note[] notes =
        [
            Lesson("mention", "What Osei taught us", "Marguerite Osei, and again Marguerite Osei."),
            Lesson("said", "Evidence for auditors").By("Marguerite Osei"),
            .. Enumerable.Range(0, 9).Select(number => Lesson("more" + number, "Evidence again").By("Marguerite Osei")),
        ];

        Assert.NotEqual("mention", Find("marguerite osei", notes)[0]);
        Assert.NotEqual("mention", Find("what does osei say about evidence", notes)[0]);
    }

    [Theory]
    [InlineData("harbor ops days 2021", "2021")]
    [InlineData("Harbor Ops Days 2019", "2019")]
    [InlineData("harbor ops in 2019", "2019")]
    public void An_event_is_found_by_its_name_and_year(string query, string id)
    {
        var undated = Lesson("2019", "One").At("Harbor Ops Days");
        Note[] notes =
        [
            undated with { Attribution = undated.Attribution with { Date = new DateOnly(2019, 5, 2) } },
            Lesson("2021", "Two").At("Harbor Ops Days 2021"),
            Lesson("other", "Days of operations in the year 2021 and 2019", "Days, and days of it.").At("Mountain Days 2020"),
        ];

        Assert.Equal(id, Find(query, notes)[0]);
    }

    [Fact]
    public void The_order_of_words_tells_one_event_from_another() =>
        Assert.Equal("day-devops", Find("all day devops", Lesson("days").At("DevOps Days Harbor"), Lesson("day-devops").At("All Day DevOps"))[0]);

    [Fact]
    public void Words_side_by_side_count_more_than_the_same_words_apart() =>
        Assert.Equal("together", Find("change board", Lesson("apart", "Change", "The board met the change."), Lesson("together", "Change", "The change board met."))[0]);

    [Theory]
    [InlineData("sourdough recipe")]
    [InlineData("vue components")]
    [InlineData("chess openings")]
    [InlineData("running shoes for flat feet")]
    public void What_the_notes_do_not_cover_finds_nothing_though_a_word_is_shared(string query)
    {
        Note[] notes =
        [
            Lesson("a", "Components with one owner", "Each component runs in its own process, and running it is its owner's work.").About("microservices"),
            Lesson("b", "Opening the office", "The first to come opens the office. A flat organization needs no key.").About("team topologies"),
            .. Enumerable.Range(0, 20).Select(number => Lesson("c" + number, "Deployments", "A deployment runs each day.").About("deployment")),
        ];
        var answer = NoteIndex.Build(notes, TopicCatalog.Default).Search(query, 3);

        Assert.Empty(answer.Hits);
    }

    [Fact]
    public void Without_an_answer_the_nearest_topics_are_offered()
    {
        var answer = AmongOthers(Lesson("a", "Components with one owner").About("microservices", "autonomy")).Search("vue components for the browser", 3);

        Assert.Empty(answer.Hits);
        Assert.Equal(["microservices"], answer.NearestTopics);
    }

    [Fact]
    public void A_topic_without_notes_beside_other_words_offers_those_related_to_it()
    {
        var answer = AmongOthers(Lesson("a", "Caches").About("performance")).Search("load testing of zeppelins", 3);

        Assert.Empty(answer.Hits);
        Assert.Equal(["performance"], answer.NearestTopics);
    }

    private static string[] Find(string query, params Note[] notes) => [.. AmongOthers(notes).Search(query, 3).Hits.Select(hit => hit.Note.Id)];

    private static NoteIndex AmongOthers(params Note[] notes) =>
        NoteIndex.Build([.. notes, .. Enumerable.Range(0, 30).Select(number => Lesson("lunch" + number, "Lunch", "The soup was good, and the table was long."))], TopicCatalog.Default);
}
