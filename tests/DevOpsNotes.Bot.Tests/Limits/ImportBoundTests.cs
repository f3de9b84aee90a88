using DevOpsNotes.Bot.Importing;
using DevOpsNotes.Bot.Tests.Importing;
using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Tests.Limits;

/// <summary>How many notes are imported for one scope, all of which are in memory.</summary>
public sealed class ImportBoundTests
{
    private const string Lesson = "Deploy on Friday only if you can roll back in a minute. Small deployments that anybody can take back are safer on any day than large ones that wait for a quiet week, because what went wrong is found at once and the change that did it is still in everybody's head.";

    [Fact]
    public async Task What_would_be_too_many_notes_is_not_imported_and_another_scope_has_room()
    {
        await using var store = new TemporaryStore();
        await store.Keep(TestNotes.Full);
        var notes = await store.Open();
        var head = Assert.Single(await notes.Sources(Scope.Shared, CancellationToken.None));
        await notes.Touch(head with { Lessons = SourceImport.MostNotes }, CancellationToken.None);
        using var web = new WebReader(new WebReaderOptions(), TimeProvider.System);
        var import = new SourceImport(notes, web, new SetClock());
        var file = new SourceLocation.LocalFile("talk.md", store.Write("talk.md", $"# Deploying on Friday\n\n{Lesson}\n"));

        var refused = Assert.IsType<ImportOutcome.Failed>(await import.Import(file, new ImportRequest { Scope = Scope.Shared }, CancellationToken.None));
        var own = await import.Import(file, new ImportRequest { Scope = Scope.Of("slack:T1") }, CancellationToken.None);

        Assert.Contains("would make more than 100000 notes, which is the most there can be; take back an import that nobody needs, with import --undo", refused.Message, StringComparison.Ordinal);
        Assert.IsType<ImportOutcome.Imported>(own);
        Assert.Single(await notes.Sources(Scope.Shared, CancellationToken.None));
    }
}
