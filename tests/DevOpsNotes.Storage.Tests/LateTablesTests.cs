using DevOpsNotes.Storage.Sqlite;

namespace DevOpsNotes.Storage.Tests;

public sealed class LateTablesTests : TableContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_table_that_could_not_be_opened_is_opened_at_its_next_use_and_then_once()
    {
        await using var tables = await SqliteTables.Open(_folder.PathOf("late.db"));
        var opening = new Opening(tables) { IsDown = true };
        var table = await new LateTables(opening).Open("quotes", None);
        await Assert.ThrowsAsync<StoreException>(() => table.Get("p", "r", None));

        opening.IsDown = false;
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => table.Upsert(Row($"{i}"), None)));

        Assert.Equal(2, opening.Count);
        Assert.NotNull(await table.Get("p", "9", None));
    }

    protected override async Task<ITables> Open() => new LateTables(await SqliteTables.Open(_folder.PathOf("store.db")));

    private sealed class Opening(ITables tables) : ITables
    {
        public bool IsDown { get; set; }

        public int Count { get; private set; }

        public Task<ITable> Open(string name, CancellationToken cancellationToken)
        {
            Count++;
            return IsDown ? Task.FromException<ITable>(new StoreException("Out of reach.")) : tables.Open(name, cancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
