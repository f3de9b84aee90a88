using System.CommandLine;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary><c>export</c>: every note as a line of JSON.</summary>
internal static class ExportVerb
{
    private static readonly Option<string?> Workspace = CommonOptions.Workspace("Export the notes of this workspace instead of the shared ones.");

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
        foreach (var note in await library.Notes(result.Scope(Workspace), cancellationToken))
            await output.WriteLineAsync(NoteJson.Serialize(note));
        return ExitCode.Success;
    }
}
