using DevOpsNotes.Storage.Copying;
using Spectre.Console;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary>Shows how far a copy is: a bar on a terminal, nothing otherwise.</summary>
internal static class CopyProgressBar
{
    public static async Task<CopyOutcome> Run(Func<IProgress<CopyProgress>, Task<CopyOutcome>> copy)
    {
        if (Console.IsErrorRedirected)
            return await copy(new Silent());
        CopyOutcome? outcome = null;
        // The bar goes to the error stream: it is no part of the result.
        await AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress().AutoClear(true).StartAsync(async context =>
            outcome = await copy(new Bar(context.AddTask("Copying"))));
        return outcome!;
    }

    private sealed class Bar(ProgressTask bar) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value)
        {
            bar.Description = value.IsComparing ? "Comparing" : "Copying";
            bar.MaxValue = Math.Max(1, value.Total);
            bar.Value = value.Rows;
        }
    }

    private sealed class Silent : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value)
        {
        }
    }
}
