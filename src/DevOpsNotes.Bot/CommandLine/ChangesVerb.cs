using System.CommandLine;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary><c>changes --workspace W</c>: who changed which quote and when, never the words.</summary>
internal static class ChangesVerb
{
    private static readonly Option<string?> Workspace = CommonOptions.Workspace("The workspace whose quotes were changed.");

    public static Command Command()
    {
        var command = new Command("changes", "Print who saved, edited or removed which quote of a workspace, the latest first, one JSON object a line: {at, who, what, note}.") { Workspace };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Workspace) is null)
                result.AddError("Of which workspace? For example: changes --workspace slack:T0123");
        });
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult result, CancellationToken cancellationToken)
    {
        var workspace = result.Scope(Workspace);
        await using var tables = await result.OpenStore();
        var quotes = await QuoteStore.Open(tables, TimeProvider.System, cancellationToken);
        foreach (var change in await quotes.Changes(workspace, cancellationToken))
            Console.Out.WriteLine(ChangeJson.Serialize(change));
        return ExitCode.Success;
    }
}
