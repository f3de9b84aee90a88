using DevOpsNotes.Storage.Tests.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Storage.Tests.Work;

/// <summary>What the store of work promises on every engine. An adapter's tests supply only the tables.</summary>
public abstract partial class WorkStoreContract : IAsyncLifetime
{
    private const string Kind = "slack-message";
    private const string One = "slack:T1";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly SetClock _clock = new();
    private ITables? _tables;
    private FaultyTables? _network;
    private WorkStore? _store;

    private static CancellationToken None => CancellationToken.None;

    private FaultyTables Network => _network ?? throw new InvalidOperationException("The store was not opened.");

    private WorkStore Store => _store ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>A store to test, with nothing in it.</summary>
    protected abstract Task<ITables> Open();

    public virtual async Task InitializeAsync()
    {
        _tables = await Open();
        Assert.NotNull(_tables);
        _network = new FaultyTables(_tables);
        _store = await WorkStore.Open(_network, _clock, None);
    }

    public virtual async Task DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
    }

    /// <summary>Another host on the same store, with a network of its own.</summary>
    private Task<WorkStore> AnotherHost() => WorkStore.Open(_tables!, _clock, None);

    private Task<WorkItem?> Insert(string key, string scope = One) => Store.Insert(Kind, scope, [key], Payload(key), None);

    private async Task<WorkItem> Inserted(string key, string scope = One)
    {
        var item = await Insert(key, scope);
        Assert.NotNull(item);
        return item;
    }

    private async Task<WorkItem> Claimed(string key)
    {
        var item = await Store.Claim(await Inserted(key), None);
        Assert.NotNull(item);
        return item;
    }

    private static string Payload(string key) => $$"""{"key":"{{key}}"}""";

    /// <summary>The payloads of all that anybody could claim now.</summary>
    private async Task<string[]> Queued() => [.. (await Store.Adoptable(TimeSpan.Zero, None)).Select(item => item.Payload)];

    private async Task<string[]> Sending() => [.. (await Store.Abandoned(TimeSpan.Zero, None)).Select(item => item.Payload)];

    private async Task<IReadOnlyList<TableRow>> Rows(int shard) =>
        await (await _tables!.Open("work", None)).QueryAll(new RowRange($"shard-{shard}")).ToListAsync();
}
