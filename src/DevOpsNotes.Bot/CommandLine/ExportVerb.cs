using System.CommandLine;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary><c>export</c>: every note as a line of JSON.</summary>
internal static class ExportVerb
{
    private static readonly Option<string?> Workspace = CommonOptions.Workspace("Export all notes of this workspace, each with its visibility, instead of the shared ones.");

    public static Command Command()
    {
        var command = new Command("export", "Print all notes, one JSON object a line.") { Workspace };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult result, CancellationToken cancellationToken)
    {
        await using var tables = await result.OpenStore();
        var library = await result.OpenLibrary(tables, cancellationToken);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        var scope = result.Scope(Workspace);
        foreach (var note in await library.Notes(scope, cancellationToken))
            await output.WriteLineAsync(NoteJson.Serialize(scope.IsShared ? note : Visibility.Stated(note)));
        return ExitCode.Success;
    }
}
