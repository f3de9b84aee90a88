namespace DevOpsNotes.Storage.Copying;

/// <summary>A row of the copy that says that it is not finished, and how far it is: what was interrupted goes on from there.</summary>
internal sealed class CopyMarker
{
    /// <summary>Where it is kept.</summary>
    public const string Table = "copies";

    private const string Partition = "copy";
    private const string Row = "unfinished";

    private readonly ITable _copies;

    private CopyMarker(ITable copies) => _copies = copies;

    /// <summary>Where the original is; <see langword="null"/> while no copy was begun.</summary>
    public string? From { get; private set; }

    /// <summary>The partition that is being copied, by its place in the original.</summary>
    public int Place { get; private set; }

    /// <summary>The last row key of it that is copied; empty for none.</summary>
    public string RowKey { get; private set; } = "";

    /// <summary>Partitions are emptied before they are copied: an attempt before differed in the end from the original.</summary>
    public bool Empties { get; private set; }

    public static async Task<CopyMarker> Read(ITables tables, CancellationToken cancellationToken)
    {
        var marker = new CopyMarker(await tables.Open(Table, cancellationToken));
        if (await marker._copies.Get(Partition, Row, cancellationToken) is { } row)
            (marker.From, marker.Place, marker.RowKey, marker.Empties) = (row.GetString("From"), row.GetInt32("Place") ?? 0, row.GetString("After") ?? "", row.GetBoolean("Empties") ?? false);
        return marker;
    }

    public Task Move(string from, int place, string rowKey, CancellationToken cancellationToken)
    {
        (From, Place, RowKey) = (from, place, rowKey);
        return _copies.Upsert(new TableRow(Partition, Row) { ["From"] = from, ["Place"] = place, ["After"] = rowKey, ["Empties"] = Empties }, cancellationToken);
    }

    /// <summary>Has all of it copied again.</summary>
    public Task Reset(string from, CancellationToken cancellationToken)
    {
        Empties = true;
        return Move(from, 0, "", cancellationToken);
    }

    public Task Remove(CancellationToken cancellationToken) => _copies.Delete(Partition, Row, ETag.All, cancellationToken);
}
