using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DevOpsNotes.Storage.Work;

/// <summary>Work as rows: their keys, and a payload in as many properties as it takes.</summary>
internal static class WorkRow
{
    private const int Shards = 8;

    public static readonly string Queue = TableKey.Prefix("todo");

    public static readonly string Claims = TableKey.Prefix("seen");

    public static IEnumerable<string> Partitions => Enumerable.Range(0, Shards).Select(Partition);

    /// <summary>The shard of a scope. Were it to change, what was taken in before would be taken in again.</summary>
    public static string PartitionOf(string scope) => Partition(SHA256.HashData(Encoding.UTF8.GetBytes(scope))[0] % Shards);

    /// <summary>A row key for new work. Rows sort by time, to the tick.</summary>
    public static string NewId(DateTimeOffset now) => TableKey.Of(
        "todo", now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture), Guid.NewGuid().ToString("N"));

    public static TableRow Claim(string scope, string key, DateTimeOffset now) =>
        new(PartitionOf(scope), TableKey.Of("seen", scope, key)) { ["SeenAt"] = now };

    public static TableRow From(WorkItem item)
    {
        var row = new TableRow(PartitionOf(item.Scope), item.Id)
        {
            ["Kind"] = item.Kind,
            ["Scope"] = item.Scope,
            ["InsertedAt"] = item.InsertedAt,
            ["State"] = item.State == WorkState.Sending ? "sending" : "queued",
            ["Attempts"] = item.Attempts,
            ["NotBefore"] = item.NotBefore,
            ["ClaimedAt"] = item.ClaimedAt,
            ["OperationId"] = item.OperationId,
            ["Trace"] = item.Trace,
        };
        var pieces = 0;
        foreach (var piece in Pieces(item.Payload))
            row[PayloadOf(pieces++)] = piece;
        return row;
    }

    public static WorkItem ToItem(TableRow row) => new()
    {
        Id = row.RowKey,
        Kind = row.GetString("Kind")!,
        Scope = row.GetString("Scope")!,
        Payload = Payload(row),
        InsertedAt = row.GetDateTimeOffset("InsertedAt")!.Value,
        State = row.GetString("State") == "queued" ? WorkState.Queued : WorkState.Sending,
        Attempts = row.GetInt32("Attempts")!.Value,
        NotBefore = row.GetDateTimeOffset("NotBefore"),
        ClaimedAt = row.GetDateTimeOffset("ClaimedAt"),
        OperationId = row.GetGuid("OperationId"),
        Trace = row.GetString("Trace"),
        ETag = row.ETag!.Value,
    };

    /// <summary>The row has what every version of this program writes.</summary>
    public static bool IsReadable(TableRow row) =>
        row is { ETag: not null } && row["Kind"] is string && row["Scope"] is string && row["State"] is string && row["InsertedAt"] is DateTimeOffset && row["Attempts"] is int;

    private static string Partition(int shard) => $"shard-{shard}";

    private static string PayloadOf(int piece) => $"Payload{piece}";

    private static string Payload(TableRow row)
    {
        var payload = new StringBuilder();
        for (var piece = 0; row.GetString(PayloadOf(piece)) is { } text; piece++)
            payload.Append(text);
        return payload.ToString();
    }

    /// <summary>As much as a property can hold at a time, without half a character at its end.</summary>
    private static IEnumerable<string> Pieces(string payload)
    {
        for (var start = 0; start < payload.Length;)
        {
            var length = Math.Min(TableLimits.StringLength, payload.Length - start);
            if (start + length < payload.Length && char.IsHighSurrogate(payload[start + length - 1]))
                length--;
            yield return payload.Substring(start, length);
            start += length;
        }
    }
}
