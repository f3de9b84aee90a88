namespace DevOpsNotes.Storage.Tests;

/// <summary>What every table promises. An adapter's tests supply only the store.</summary>
public abstract partial class TableContract : IAsyncLifetime
{
    private ITables? _tables;
    private ITable? _table;

    protected ITable Table => _table ?? throw new InvalidOperationException("The store was not opened.");

    protected static CancellationToken None => CancellationToken.None;

    /// <summary>A store to test. It need not be empty: every test opens a table of its own.</summary>
    protected abstract Task<ITables> Open();

    public virtual async Task InitializeAsync()
    {
        _tables = await Open();
        Assert.NotNull(_tables);
        _table = await _tables.Open("contract" + Guid.NewGuid().ToString("N"), None);
        Assert.NotNull(_table);
    }

    public virtual async Task DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
    }

    protected static TableRow Row(string rowKey, string? text = null, string partition = "p") => new(partition, rowKey) { ["Text"] = text };

    protected async Task<ETag> Write(TableRow row) => await Table.Upsert(row, None);

    protected async Task<string?> TextOf(string rowKey) => (await Table.Get("p", rowKey, None))?.GetString("Text");

    protected async Task<List<string>> Keys(RowRange range)
    {
        var keys = new List<string>();
        await foreach (var row in Table.QueryAll(range))
            keys.Add(row.RowKey);
        return keys;
    }
}
