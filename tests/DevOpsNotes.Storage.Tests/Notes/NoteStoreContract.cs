using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Tests.Notes;

/// <summary>What the note store promises on every engine. An adapter's tests supply only the tables.</summary>
public abstract partial class NoteStoreContract : IAsyncLifetime
{
    private ITables? _tables;
    private NoteStore? _store;

    /// <summary>The store under test.</summary>
    private protected NoteStore Store => _store ?? throw new InvalidOperationException("The store was not opened.");

    private protected WatchedTables Watch { get; private set; } = null!;

    private protected SetClock Clock { get; } = new();

    protected static CancellationToken None => CancellationToken.None;

    /// <summary>A store to test, without notes.</summary>
    protected abstract Task<ITables> Open();

    public virtual async Task InitializeAsync()
    {
        _tables = await Open();
        Assert.NotNull(_tables);
        Watch = new WatchedTables(_tables);
        _store = await NoteStore.Open(Watch, Clock, None);
    }

    public virtual async Task DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
    }

    /// <summary>Another host on the same store, in whose work no test steps in.</summary>
    private protected Task<NoteStore> SomebodyElse() => NoteStore.Open(_tables!, Clock, None);

    private protected static SourceHead Head(string key = "talks.md", Scope scope = default) => new()
    {
        Scope = scope,
        Key = key,
        Title = "Talks",
        Generation = "",
        Lessons = 0,
        Quotes = 0,
        ImportedAt = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero),
    };

    private protected static SourceNote Note(string id, string text, NoteKind kind = NoteKind.Lesson, string section = "Talks|Toil") => new(section, new Note
    {
        Id = id,
        Kind = kind,
        Title = $"Title of {id}",
        Text = text,
        Attribution = new Attribution { Speakers = ["Ada Example"], Source = "Talks", Date = new DateOnly(2026, 2, 28), Verbatim = true },
        Topics = ["toil"],
    });

    /// <summary>A source of three notes, all of which say in which version they were written.</summary>
    private protected static SourceNote[] Version(int version) =>
        [Note("a", $"version {version}"), Note("b", $"version {version}", NoteKind.Quote), Note("c", $"version {version}")];

    private protected async Task Publish(int version, SourceHead? head = null)
    {
        head ??= Head();
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Store.Publish(head, await Store.Source(head.Scope, head.Key, None), Version(version), None));
    }

    /// <summary>The texts that a reader of the scope gets, in order.</summary>
    private protected static async Task<string[]> Texts(NoteStore store, Scope scope = default) =>
        [.. (await store.Notes(scope, None)).Select(note => note.Text)];

    private protected static string[] Whole(int version) => [.. Version(version).Select(note => note.Note.Text)];
}
