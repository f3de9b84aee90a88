using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Importing;

public sealed class ReconciliationTests
{
    private const string Queues = "The team measured how long a finished change waits for its deployment, and put the waiting states on the board as columns of their own. Nobody may begin new work while three changes wait.";
    private const string Alerts = "Every alert has an owner and a birthday. On its birthday the owner says whether anybody acted on it, and deletes it when nobody did. Silenced alerts come back at night, usually on a Friday.";
    private const string Rollback = "A migration is not reviewed before the script that undoes it has run once against a copy of production, on a Monday morning. Most of our schema changes are two boring deployments now.";

    [Fact]
    public void Importing_the_same_source_twice_changes_nothing()
    {
        var source = Source(("Queues", Queues), ("Alerts", Alerts));
        var first = Plan(source, []);

        var second = Plan(source, first.Notes);

        Assert.Equal((2, 0), (first.Added.Count, first.Same));
        Assert.True(second.ChangesNothing);
        Assert.Equal(2, second.Same);
        Assert.Equal(Ids(first), Ids(second));
    }

    [Fact]
    public void A_reworded_text_keeps_its_id()
    {
        var first = Plan(Source(("Queues", Queues), ("Alerts", Alerts)), []);

        var second = Plan(Source(("Queues", Queues.Replace("finished change", "reviewed change", StringComparison.Ordinal)), ("Alerts", Alerts)), first.Notes);

        Assert.Equal(Ids(first), Ids(second));
        Assert.Equal((0, 1, 1, 0), (second.Added.Count, second.Changed.Count, second.Same, second.Gone.Count));
        Assert.Contains("reviewed change", second.Changed[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_was_rewritten_from_scratch_keeps_the_id_of_its_section()
    {
        var first = Plan(Source(("Queues", Queues), ("Alerts", Alerts)), []);

        var second = Plan(Source(("Queues", Rollback), ("Alerts", Alerts)), first.Notes);

        Assert.Equal(Ids(first), Ids(second));
    }

    [Fact]
    public void A_text_that_moved_to_another_heading_keeps_its_id()
    {
        var first = Plan(Source(("Queues", Queues), ("Alerts", Alerts)), []);

        var second = Plan(Source(("Alerts", Alerts), ("Waiting", Queues)), first.Notes);

        Assert.Equal([first.Notes[1].Note.Id, first.Notes[0].Note.Id], Ids(second));
        Assert.Empty(second.Gone);
    }

    [Fact]
    public void What_the_source_no_longer_has_is_gone_and_what_is_new_has_a_new_id()
    {
        var first = Plan(Source(("Queues", Queues), ("Alerts", Alerts)), []);

        var second = Plan(Source(("Alerts", Alerts), ("Rollback", Rollback)), first.Notes);

        Assert.Equal(first.Notes[0].Note.Id, Assert.Single(second.Gone).Id);
        Assert.DoesNotContain(Assert.Single(second.Added).Id, Ids(first));
    }

    [Fact]
    public void A_new_post_at_the_same_address_does_not_take_over_the_id_of_another()
    {
        ImportedSource Page(string title, string text) => Import.Text($"17 May 2016\n\n{title}\n\n{text}\n\n1 May 2016\n\nAlerts of age\n\n{Alerts}\n");
        var first = Plan(Page("Queues of ours", Queues), []);

        var second = Plan(Page("Rollback of ours", Rollback), first.Notes);

        Assert.Equal(first.Notes[0].Note.Id, Assert.Single(second.Gone).Id);
        Assert.NotEqual(first.Notes[0].Note.Id, Assert.Single(second.Added).Id);
    }

    [Fact]
    public void Ids_are_the_same_on_every_machine_and_differ_between_scopes()
    {
        var source = Source(("Queues", Queues));

        Assert.Equal("2hyvpzkfat", Ids(Plan(source, []))[0]);
        Assert.NotEqual(Ids(Plan(source, [])), Ids(Plan(source, [], scope: "slack:T1")));
    }

    [Fact]
    public void Two_notes_with_the_same_words_have_two_ids()
    {
        var plan = Plan(Source(("Queues", Queues), ("Queues", Queues)), []);

        Assert.Equal(2, Ids(plan).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" Nobody knew before.")]
    public void What_was_withdrawn_stays_away_also_when_it_is_lightly_reworded(string addition)
    {
        var first = Plan(Source(("Queues", Queues), ("Alerts", Alerts)), []);
        var (gone, rest) = (first.Notes[0], first.Notes[1]);
        var withdrawn = new WithdrawnNote(gone.Note.Id, gone.Section, Reconciliation.Fingerprint(gone.Note));

        var second = Reconciliation.Plan("shared", Source(("Queues", Queues + addition), ("Alerts", Alerts)), [rest], [withdrawn], _ => null);

        Assert.Equal(rest.Note.Id, Assert.Single(second.Notes).Note.Id);
        Assert.Equal(1, second.Withdrawn);
    }

    [Fact]
    public void A_note_that_says_nearly_the_same_as_one_of_another_source_is_linked_to_it()
    {
        var other = Plan(Source(("Queues", Queues)), []).Notes[0].Note with { Id = "elsewhere" };

        var plan = Reconciliation.Plan("shared", Source(("Waiting", Queues.Replace("its deployment", "a release", StringComparison.Ordinal)), ("Alerts", Alerts)), [], [], LinksTo(other));

        Assert.Equal(["elsewhere", null], plan.Notes.Select(note => note.Note.SameAs));
        Assert.Equal(1, plan.Linked);
    }

    [Fact]
    public void A_quote_is_not_linked_to_the_lesson_that_has_it()
    {
        var lesson = Plan(Source(("Queues", Queues)), []).Notes[0].Note with { Id = "elsewhere" };
        var source = Source(("Queues", Queues));
        var quote = source with { Notes = [source.Notes[0] with { Note = source.Notes[0].Note with { Kind = NoteKind.Quote } }] };

        var plan = Reconciliation.Plan("shared", quote, [], [], LinksTo(lesson));

        Assert.Null(plan.Notes[0].Note.SameAs);
    }

    private static ImportPlan Plan(ImportedSource source, IReadOnlyList<SourceNote> previous, string scope = "shared") =>
        Reconciliation.Plan(scope, source, previous, [], _ => null);

    /// <summary>Links as an import has them while the store holds this note of another source.</summary>
    private static Func<Note, string?> LinksTo(Note note)
    {
        var known = new NearDuplicates();
        known.Set("another page", [note]);
        return other => known.Of("page.md", other);
    }

    private static List<string> Ids(ImportPlan plan) => [.. plan.Notes.Select(note => note.Note.Id)];

    private static ImportedSource Source(params (string Heading, string Text)[] sections) =>
        Import.Text("# What we do\n\n" + string.Join("\n\n", sections.Select(section => $"## {section.Heading}\n\n{section.Text}")) + "\n", "page.md");
}
