using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Tests.Notes;
using DevOpsNotes.Storage.Tests.Work;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Storage.Tests.Workspaces;

/// <summary>What the store of bookmarks promises on every engine. An adapter's tests supply only the tables.</summary>
public abstract class BookmarkStoreContract : IAsyncLifetime
{
    private const string Ada = "U-ADA";

    private static readonly Scope One = Scope.Of("slack:T1");

    private readonly SetClock _clock = new();
    private ITables? _tables;
    private FaultyTables? _network;
    private BookmarkStore? _store;

    private static CancellationToken None => CancellationToken.None;

    private FaultyTables Network => _network ?? throw new InvalidOperationException("The store was not opened.");

    private BookmarkStore Store => _store ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>A store to test, with nothing in it.</summary>
    protected abstract Task<ITables> Open();

    public virtual async Task InitializeAsync()
    {
        _tables = await Open();
        Assert.NotNull(_tables);
        _network = new FaultyTables(_tables);
        _store = await BookmarkStore.Open(_network, _clock, None);
    }

    public virtual async Task DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
    }

    [Fact]
    public async Task Each_person_of_each_workspace_has_bookmarks_of_their_own()
    {
        Assert.True(await Keep("toil"));
        Assert.True(await Store.Keep(One, "U-BO", "silos", None));
        Assert.True(await Store.Keep(Scope.Of("slack:T2"), Ada, "burnout", None));

        Assert.Equal(["toil"], await Store.Of(One, Ada, None));
        Assert.Equal(["silos"], await Store.Of(One, "U-BO", None));
        Assert.Empty(await Store.Of(One, "U-CY", None));
    }

    [Fact]
    public async Task The_latest_comes_first_and_what_is_kept_again_stays_where_it_was()
    {
        foreach (var note in new[] { "b", "c", "a/?#", "b" })
        {
            Assert.True(await Keep(note));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["a/?#", "c", "b"], await Store.Of(One, Ada, None));
    }

    [Fact]
    public async Task What_is_dropped_is_gone_and_can_be_kept_again()
    {
        await Keep("toil");
        await Keep("silos");

        await Store.Drop(One, Ada, "toil", None);
        await Store.Drop(One, Ada, "toil", None);

        Assert.Equal(["silos"], await Store.Of(One, Ada, None));
        Assert.True(await Keep("toil"));
        Assert.Equal(2, (await Store.Of(One, Ada, None)).Count);
    }

    [Fact]
    public async Task A_repeated_bookmark_is_one()
    {
        Network.Next = Fault.Repeated;
        Assert.True(await Keep("toil"));

        Assert.Equal(["toil"], await Store.Of(One, Ada, None));
    }

    [Fact]
    public async Task Who_keeps_very_many_keeps_no_more_but_what_is_kept_already()
    {
        await Keep("first");
        var table = await _tables!.Open("workspaces", None);
        var row = await table.QueryAll(new RowRange(TableKey.Of(One.Key))).SingleAsync();
        var others = Enumerable.Range(1, BookmarkStore.Most - 2).Select(i => new TableAction.Insert(new TableRow(row.PartitionKey, $"{row.RowKey}{i}") { ["Note"] = $"first{i}", ["KeptAt"] = _clock.GetUtcNow() }));
        foreach (var transaction in others.InTransactions())
            await table.Submit(transaction, None);

        Assert.True(await Keep("last"));
        Assert.False(await Keep("one more"));
        Assert.True(await Keep("last"));
        Assert.Equal(BookmarkStore.Most, (await Store.Of(One, Ada, None)).Count);

        await Store.Drop(One, Ada, "first", None);
        Assert.True(await Keep("one more"));
    }

    [Fact]
    public async Task Who_keeps_a_note_cannot_be_read()
    {
        await Keep("toil");

        var row = await (await _tables!.Open("workspaces", None)).QueryAll(new RowRange(TableKey.Of(One.Key))).SingleAsync();
        Assert.DoesNotContain(Ada, $"{row.RowKey} {string.Join(' ', row.Properties)}", StringComparison.OrdinalIgnoreCase);
    }

    private Task<bool> Keep(string note) => Store.Keep(One, Ada, note, None);
}
