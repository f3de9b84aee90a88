using System.Runtime.InteropServices;
using DevOpsNotes.Bot.Importing;
using DevOpsNotes.Content.Importing.Reading;
using Spectre.Console;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary>Imports one source after the other and shows how far it is: a bar on a terminal, plain lines otherwise.</summary>
internal static class ImportProgress
{
    public static async Task<IReadOnlyList<ImportOutcome>> Run(IReadOnlyList<SourceLocation> locations, Func<SourceLocation, Task<ImportOutcome>> import, bool isQuiet)
    {
        var outcomes = new List<ImportOutcome>();
        if (isQuiet || Console.IsOutputRedirected || Console.IsErrorRedirected)
        {
            foreach (var location in locations)
            {
                outcomes.Add(await import(location));
                if (!isQuiet)
                    Report(outcomes[^1]);
            }

            return outcomes;
        }

        // The bar goes to the error stream: it is no part of the report.
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        // Whoever interrupts gets the cursor back.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => terminal.Cursor.Show());
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => terminal.Cursor.Show());
        await terminal.Progress().HideCompleted(true).AutoClear(true).StartAsync(async context =>
        {
            var bar = context.AddTask("Importing", maxValue: Math.Max(1, locations.Count));
            foreach (var location in locations)
            {
                // A file may be called [anything], which the console would take for markup.
                bar.Description = Markup.Escape(location.Name);
                outcomes.Add(await import(location));
                bar.Increment(1);
            }
        });
        foreach (var outcome in outcomes)
            Report(outcome);
        return outcomes;
    }

    private static void Report(ImportOutcome outcome) => ImportReport.Write(outcome is ImportOutcome.Failed ? Console.Error : Console.Out, outcome);
}
