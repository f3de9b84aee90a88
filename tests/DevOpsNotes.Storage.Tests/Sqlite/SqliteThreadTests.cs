using DevOpsNotes.Storage.Sqlite;

namespace DevOpsNotes.Storage.Tests.Sqlite;

/// <summary>The queue in front of the connection.</summary>
public sealed class SqliteThreadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualResetEventSlim _gate = new();

    private string Store => _folder.PathOf("store.db");

    public void Dispose()
    {
        _gate.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_caller_that_gives_up_while_queued_writes_nothing()
    {
        await using var tables = await SqliteTables.Open(Store);
        var notes = await tables.Open("notes", CancellationToken.None);
        var held = Hold(tables);
        using var cancellation = new CancellationTokenSource();
        var given = notes.Insert(new TableRow("p", "given up"), cancellation.Token);
        var kept = notes.Insert(new TableRow("p", "kept"), CancellationToken.None);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        _gate.Set();
        await held;
        await kept;

        Assert.Equal("kept", Assert.Single((await notes.Query(new RowRange("p"), null, CancellationToken.None)).Rows).RowKey);
    }

    [Fact]
    public async Task Work_that_has_begun_is_reported_even_when_its_caller_gives_up()
    {
        await using var tables = await SqliteTables.Open(Store);
        using var cancellation = new CancellationTokenSource();
        using var begun = new SemaphoreSlim(0);
        var work = tables.Thread.Run(
            _ =>
            {
                begun.Release();
                _gate.Wait();
                return "done";
            },
            cancellation.Token);

        await begun.WaitAsync();
        await cancellation.CancelAsync();
        _gate.Set();

        Assert.Equal("done", await work);
    }

    [Fact]
    public async Task Closing_finishes_what_was_accepted_and_accepts_nothing_more()
    {
        var tables = await SqliteTables.Open(Store);
        var notes = await tables.Open("notes", CancellationToken.None);
        var held = Hold(tables);
        var writes = Enumerable.Range(0, 20).Select(number => notes.Insert(new TableRow("p", $"{number:D2}"), CancellationToken.None)).ToList();

        var closing = tables.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => notes.Get("p", "00", CancellationToken.None));
        _gate.Set();
        await held;
        await closing;

        Assert.All(await Task.WhenAll(writes), etag => Assert.NotNull(etag));
        await using var again = await SqliteTables.Open(Store);
        Assert.Equal(20, (await (await again.Open("notes", CancellationToken.None)).Query(new RowRange("p"), null, CancellationToken.None)).Rows.Count);
    }

    [Fact]
    public async Task More_callers_than_the_queue_holds_all_get_their_turn()
    {
        await using var tables = await SqliteTables.Open(Store);
        var held = Hold(tables);
        var turns = Enumerable.Range(0, 1000).Select(number => tables.Thread.Run(_ => number, CancellationToken.None)).ToList();

        _gate.Set();
        await held;

        Assert.Equal(Enumerable.Range(0, 1000), await Task.WhenAll(turns));
    }

    private Task<bool> Hold(SqliteTables tables) => tables.Thread.Run(
        _ =>
        {
            _gate.Wait();
            return true;
        },
        CancellationToken.None);
}
