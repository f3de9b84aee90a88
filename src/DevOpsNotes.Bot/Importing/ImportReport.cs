using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Importing;

/// <summary>Tells people what an import did, or would do.</summary>
internal static class ImportReport
{
    public static void Write(TextWriter output, ImportOutcome outcome)
    {
        switch (outcome)
        {
            case ImportOutcome.Imported imported:
                Write(output, imported);
                break;
            case ImportOutcome.NotModified:
                output.WriteLine($"{outcome.Name}: not modified");
                break;
            case ImportOutcome.PassedOver:
                output.WriteLine($"{outcome.Name}: passed over, it tells about its folder; name it to import it");
                break;
            case ImportOutcome.Failed failed:
                output.WriteLine($"Not imported: {failed.Message}");
                break;
        }
    }

    public static void WriteTotal(TextWriter output, IReadOnlyCollection<ImportOutcome> outcomes)
    {
        var imported = outcomes.OfType<ImportOutcome.Imported>().ToList();
        var notes = imported.SelectMany(outcome => outcome.Plan.Notes).Select(note => note.Note.Kind).ToList();
        var failed = outcomes.Count(outcome => outcome is ImportOutcome.Failed);
        output.WriteLine();
        output.WriteLine(
            $"{Count(imported.Count, "source")}: {Count(notes.Count(kind => kind == NoteKind.Lesson), "lesson")}, {Count(notes.Count(kind => kind == NoteKind.Quote), "quote")}"
            + (failed == 0 ? "" : $"; {Count(failed, "source")} not imported"));
    }

    private static void Write(TextWriter output, ImportOutcome.Imported outcome)
    {
        var plan = outcome.Plan;
        output.WriteLine($"{outcome.Name}: {outcome.Source.Title}{(outcome.DryRun ? " (dry run, nothing written)" : "")}");
        output.WriteLine($"  {plan.Added.Count} added, {plan.Changed.Count} changed, {plan.Same} same, {plan.Gone.Count} gone"
            + (plan.Linked == 0 ? "" : $"; {plan.Linked} say the same as a note of another source")
            + (plan.Withdrawn == 0 ? "" : $"; {plan.Withdrawn} stay withdrawn"));
        if (outcome.DryRun)
        {
            WriteNotes(output, "added", plan.Added);
            WriteNotes(output, "changed", plan.Changed);
            WriteNotes(output, "gone", plan.Gone);
        }

        foreach (var group in outcome.Source.LeftOut.GroupBy(left => left.Why))
            output.WriteLine($"  left out, {group.Key}: {string.Join("; ", group.CountBy(left => left.What).Select(left => left.Value == 1 ? left.Key : $"{left.Key} (×{left.Value})"))}");
    }

    private static void WriteNotes(TextWriter output, string what, IReadOnlyList<Note> notes)
    {
        foreach (var note in notes)
            output.WriteLine($"  {what} {note.Id} {(note.Kind == NoteKind.Quote ? $"“{note.Title}”" : note.Title)}");
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
