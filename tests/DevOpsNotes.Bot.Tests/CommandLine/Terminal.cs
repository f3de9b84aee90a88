using DevOpsNotes.Bot.CommandLine;

namespace DevOpsNotes.Bot.Tests.CommandLine;

/// <summary>What a command would show. The console is one for the whole process, so tests that use it run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Terminal
{
    public const string Name = "Terminal";

    /// <summary>Runs a command without the bundled lessons, so that it knows what a test tells it and nothing else.</summary>
    internal static Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments) => RunWithLessons(["--library", "off", .. arguments]);

    internal static async Task<(int ExitCode, string Output, string Error)> RunWithLessons(params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var shown = new StringWriter { NewLine = "\n" };
        using var complained = new StringWriter { NewLine = "\n" };
        Console.SetOut(shown);
        Console.SetError(complained);
        try
        {
            return (await CommandTree.Run(arguments), shown.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
