using System.Text.Json;
using DevOpsNotes.Bot.Importing;
using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Importing.Parsing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Tests.Importing;

public sealed class ImportReportTests
{
    private static readonly ImportOutcome.Failed Missing = new("missing.md", "missing.md does not exist; check the path.");

    [Fact]
    public void A_report_tells_what_changed_and_what_was_left_out_and_why() => Assert.Equal("""
        [draft] notes.md: Notes
          2 added, 0 changed, 5 same, 0 gone; 1 say the same as a note of another source; 3 stay withdrawn
          left out, about the event: Sponsors; Venue
          left out, a poll: Who is on call?

        """, Print(Imported(dryRun: false)));

    [Fact]
    public void A_dry_run_also_names_each_note() => Assert.Equal("""
        [draft] notes.md: Notes (dry run, nothing written)
          2 added, 0 changed, 5 same, 0 gone; 1 say the same as a note of another source; 3 stay withdrawn
          added full234567 Counting toil
          added bare234567 “Toil is what a machine would do gladly”
          left out, about the event: Sponsors; Venue
          left out, a poll: Who is on call?

        """, Print(Imported(dryRun: true)));

    [Fact]
    public void A_source_that_failed_and_one_that_did_not_change_take_one_line_each()
    {
        Assert.Equal("Not imported: missing.md does not exist; check the path.\n", Print(Missing));
        Assert.Equal("https://example.org/: not modified\n", Print(new ImportOutcome.NotModified("https://example.org/")));
    }

    [Fact]
    public void The_total_counts_what_is_there_and_what_failed()
    {
        using var output = new StringWriter { NewLine = "\n" };
        ImportReport.WriteTotal(output, [Imported(dryRun: false), Missing]);

        Assert.Equal("\n1 source: 1 lesson, 1 quote; 1 source not imported\n", output.ToString());
    }

    [Fact]
    public void The_report_for_programs_tells_the_same()
    {
        var report = JsonDocument.Parse(ImportReportJson.Serialize(dryRun: true, [Imported(dryRun: true), Missing])).RootElement;

        Assert.True(report.GetProperty("dry_run").GetBoolean());
        var imported = report.GetProperty("sources")[0];
        Assert.Equal(("[draft] notes.md", "notes", 2, 5, 1, 3), (
            imported.GetProperty("name").GetString(),
            imported.GetProperty("key").GetString(),
            imported.GetProperty("notes").GetInt32(),
            imported.GetProperty("same").GetInt32(),
            imported.GetProperty("linked").GetInt32(),
            imported.GetProperty("withdrawn").GetInt32()));
        Assert.Equal("""{"id":"bare234567","kind":"quote","title":"Toil is what a machine would do gladly"}""", Compact(imported.GetProperty("added")[1]));
        Assert.Equal("""{"what":"Sponsors","why":"about the event"}""", Compact(imported.GetProperty("left_out")[0]));
        Assert.Equal("""{"name":"missing.md","error":"missing.md does not exist; check the path."}""", Compact(report.GetProperty("sources")[1]));
    }

    private static ImportOutcome.Imported Imported(bool dryRun)
    {
        Note[] added = [TestNotes.Full, TestNotes.Bare with { SameAs = "other23456" }];
        return new ImportOutcome.Imported(
            "[draft] notes.md",
            new ImportedSource("notes", "Notes", [], [new LeftOut("Sponsors", "about the event"), new LeftOut("Who is on call?", "a poll"), new LeftOut("Venue", "about the event")]),
            new ImportPlan { Notes = [.. added.Select(note => new SourceNote("Notes", note))], Added = added, Changed = [], Same = 5, Gone = [], Withdrawn = 3 },
            dryRun);
    }

    private static string Print(ImportOutcome outcome)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ImportReport.Write(output, outcome);
        return output.ToString();
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
