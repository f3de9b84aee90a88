using System.CommandLine;
using DevOpsNotes.Bot.Importing;
using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary><c>import &lt;path|folder|url&gt;...</c>: turns documents into notes and keeps them.</summary>
internal static class ImportVerb
{
    private static readonly Argument<string[]> Sources = new("sources") { Description = "Files, folders and addresses: feeds, web pages, Markdown, plain text.", HelpName = "path|folder|url", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Print what would change; write nothing." };
    private static readonly Option<string[]> Keep = new("--keep") { Description = "Import sections with these words in their heading in any case.", HelpName = "heading" };
    private static readonly Option<string[]> Drop = new("--drop") { Description = "Leave out sections with these words in their heading.", HelpName = "heading" };
    private static readonly Option<string?> Workspace = CommonOptions.Workspace("Import for this workspace alone.");
    private static readonly Option<bool> Starter = new("--starter") { Description = "Import the public sources that come with the project." };
    private static readonly Option<bool> Follow = new("--follow") { Description = "Remember the addresses, so that serve fetches them again once a day." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the report as JSON." };
    private static readonly Option<string?> Undo = new("--undo") { Description = "Put the generation before the last import of this source back.", HelpName = "source" };

    public static Command Command()
    {
        var command = new Command("import", "Turn documents into notes.") { Sources, DryRun, Keep, Drop, Workspace, Starter, Follow, Json, Undo };
        command.Validators.Add(result =>
        {
            var hasSources = result.GetValue(Sources) is { Length: > 0 } || result.GetValue(Starter);
            if (hasSources == (result.GetValue(Undo) is not null))
                result.AddError(hasSources ? "--undo goes without sources to import." : "Nothing to import. Name files, folders or addresses, or use --starter.");
            if (result.GetValue(Follow) && !result.GetValue(Starter) && !result.GetValue(Sources)!.Any(source => source.Contains("://", StringComparison.Ordinal)))
                result.AddError("--follow needs an address: a file cannot be fetched again.");
            if (result.GetValue(Follow) && result.GetValue(Workspace) is not null)
                result.AddError("--follow goes without --workspace: only shared sources are fetched again.");
            if ((result.GetValue(Keep) ?? []).Concat(result.GetValue(Drop) ?? []).Any(string.IsNullOrWhiteSpace))
                result.AddError("--keep and --drop need words of a heading.");
            if (result.GetValue(Undo) is { } undo && string.IsNullOrWhiteSpace(undo))
                result.AddError("--undo needs the name of a source.");
            if (result.GetValue(Undo) is not null && result.GetValue(DryRun))
                result.AddError("--undo goes without --dry-run: it always writes.");
        });
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult result, CancellationToken cancellationToken)
    {
        var scope = result.Scope(Workspace);
        await using var tables = await result.OpenStore();
        var store = await NoteStore.Open(tables, TimeProvider.System, cancellationToken);
        if (result.GetValue(Undo) is { } source)
            return await UndoImport(store, scope, source, cancellationToken);

        var request = new ImportRequest
        {
            Scope = scope,
            Choices = new ImportChoices { Keep = result.GetValue(Keep) ?? [], Drop = result.GetValue(Drop) ?? [] },
            DryRun = result.GetValue(DryRun),
            Follow = result.GetValue(Follow),
        };
        var starter = result.GetValue(Starter) ? StarterSources.Read() : [];
        var locations = SourceLocator.Locate([.. starter, .. result.GetValue(Sources)!]);
        using var web = new WebReader(new WebReaderOptions { AllowPrivateAddresses = result.Settings().AllowPrivateAddresses }, TimeProvider.System);
        var import = new SourceImport(store, web, TimeProvider.System);
        var outcomes = await ImportProgress.Run(locations, location => import.Import(location, request, cancellationToken), isQuiet: result.GetValue(Json));

        if (result.GetValue(Json))
            Console.Out.WriteLine(ImportReportJson.Serialize(request.DryRun, outcomes));
        else
            ImportReport.WriteTotal(Console.Out, outcomes);
        return outcomes.Any(outcome => outcome is ImportOutcome.Failed) ? ExitCode.Failure : ExitCode.Success;
    }

    private static async Task<int> UndoImport(NoteStore store, Scope scope, string named, CancellationToken cancellationToken)
    {
        var sources = await store.Sources(scope, cancellationToken);
        var found = sources.Where(head => head.Key == named).ToList() is { Count: 1 } exact ? exact : sources.Where(head => IsCalled(head, named)).ToList();
        if (found is [var head])
        {
            if (await store.Undo(scope, head.Key, cancellationToken) is not { } undone)
            {
                Console.Error.WriteLine($"{head.Title}: the generations before are no longer kept.");
                return ExitCode.Failure;
            }

            Console.Out.WriteLine(undone.Previous.Count > 0 ? $"{head.Title}: the generation before is back." : $"{head.Title}: there was no generation before, so it is removed.");
            return ExitCode.Success;
        }

        Console.Error.WriteLine(
            found.Count > 1 ? $"Several sources are called '{named}'. Use one of these keys:"
            : sources.Count == 0 ? $"There is no source '{named}'."
            : $"There is no source '{named}'. There are:");
        foreach (var other in found.Count > 1 ? found : sources)
            Console.Error.WriteLine($"  {other.Key}  ({other.Title})");
        return ExitCode.Failure;
    }

    /// <summary>By the name it was imported under, its address or its title.</summary>
    private static bool IsCalled(SourceHead head, string named) =>
        (head is { Url: null, Name.Length: > 0 } && !named.Contains("://", StringComparison.Ordinal) && head.Name == Path.GetFileName(named))
        || head.Title.Equals(named, StringComparison.OrdinalIgnoreCase)
        || (head.Url is { } url && (url.AbsoluteUri == named || (Uri.TryCreate(named, UriKind.Absolute, out var address) && CanonicalUrl.From(url) == CanonicalUrl.From(address))));
}
