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
        var notes = await library.Notes(scope, cancellationToken);
        if (notes.Count == 0)
            await Console.Error.WriteLineAsync(scope.IsShared ? "There are no notes yet." : $"Nothing is kept of the workspace {scope}. Workspaces are named as slack:T0123 or teams:<tenant>.");
        foreach (var note in notes)
            await output.WriteLineAsync(NoteJson.Serialize(scope.IsShared ? note : Visibility.Stated(note)));
        return ExitCode.Success;
    }
}
