using System.CommandLine;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary><c>withdraw &lt;id&gt;</c>: removes one note for good.</summary>
internal static class WithdrawVerb
{
    private static readonly Argument<string> Id = new("id") { Description = "The id of the note, as ask and export print it." };
    private static readonly Option<string?> Workspace = CommonOptions.Workspace("The note is one of this workspace.");

    public static Command Command()
    {
        var command = new Command("withdraw", "Remove one note; importing its source again does not bring it back.") { Id, Workspace };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult result, CancellationToken cancellationToken)
    {
        var id = result.GetValue(Id)!;
        await using var tables = await result.OpenStore();
        var library = await result.OpenLibrary(tables, cancellationToken);
        var scope = result.Scope(Workspace);
        if (await library.Withdraw(scope, id, cancellationToken) is not { } note)
        {
            Console.Error.WriteLine(scope == Scope.Shared
                ? $"There is no note '{id}'. Ids stand at the end of what ask prints."
                : $"This workspace has no note '{id}' of its own. What everybody has is withdrawn without --workspace.");
            return ExitCode.Failure;
        }

        Console.Out.WriteLine($"Withdrew {note.Id}, “{note.Title}”.");
        foreach (var twin in (await library.Notes(scope, cancellationToken)).Where(other => other.SameAs == id || other.Id == note.SameAs))
            Console.Out.WriteLine($"Nearly the same words stand in {twin.Id}, from “{twin.Attribution.Source}”: withdraw it, too, if they are to go.");
        return ExitCode.Success;
    }
}
