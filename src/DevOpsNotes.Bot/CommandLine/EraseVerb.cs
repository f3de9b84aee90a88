using System.CommandLine;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary><c>erase --workspace W</c>: erases all that is kept of a workspace, as a platform's word that the bot was removed does.</summary>
internal static class EraseVerb
{
    private static readonly Option<string?> Workspace = CommonOptions.Workspace("The workspace to erase.");

    public static Command Command()
    {
        var command = new Command("erase", "Erase all that is kept of a workspace: what it saved, taught and voted, its lessons of the day, and what was imported for it.") { Workspace };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Workspace) is null)
                result.AddError("Which workspace? For example: erase --workspace slack:T0123");
        });
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult result, CancellationToken cancellationToken)
    {
        var workspace = result.Scope(Workspace);
        await using var tables = await result.OpenStore();
        var eraser = await WorkspaceEraser.Open(tables, TimeProvider.System, cancellationToken);
        await eraser.Bury(workspace, cancellationToken);
        await eraser.EraseRows(workspace, eraser: "nobody", cancellationToken);
        await eraser.Lift(workspace, cancellationToken);
        Console.Out.WriteLine($"Erased {workspace}.");
        return ExitCode.Success;
    }
}
