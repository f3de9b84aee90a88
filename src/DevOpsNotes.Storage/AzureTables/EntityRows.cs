using Azure;

namespace DevOpsNotes.Storage.AzureTables;

/// <summary>Rows and versions as the client has them.</summary>
internal static class EntityRows
{
    // Beside the properties of a row; "odata.etag" and the like are told by their point.
    private static readonly string[] SystemNames = [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), nameof(TableEntity.Timestamp)];

    /// <summary>A copy: the row may change while it is sent.</summary>
    public static TableEntity Write(TableRow row)
    {
        var entity = new TableEntity(row.PartitionKey, row.RowKey);
        foreach (var (name, value) in row.Properties)
            entity[name] = value;
        return entity;
    }

    /// <summary>A row as it was read whole.</summary>
    /// <exception cref="FormatException">It has no keys or no version.</exception>
    public static TableRow Read(TableEntity entity)
    {
        if (entity.PartitionKey is null || entity.RowKey is null || entity.ETag == default)
            throw new FormatException("The answer has a row without keys or without a version.");
        var row = new TableRow(entity.PartitionKey, entity.RowKey, new ETag(entity.ETag.ToString("H")));
        foreach (var name in entity.Keys)
        {
            if (!SystemNames.Contains(name) && !name.Contains('.', StringComparison.Ordinal))
                row[name] = entity[name];
        }

        return row;
    }

    public static TableTransactionAction Step(TableAction action) => action switch
    {
        TableAction.Insert(var row) => new(TableTransactionActionType.Add, Write(row)),
        TableAction.Upsert(var row) => new(TableTransactionActionType.UpsertReplace, Write(row)),
        TableAction.Replace(var row, var expected) => new(TableTransactionActionType.UpdateReplace, Write(row), Condition(expected)),
        TableAction.Delete(var partition, var key, var expected) =>
            new(TableTransactionActionType.Delete, new TableEntity(partition, key), Condition(expected)),
        _ => throw new ArgumentException($"A {action.GetType().Name} is no action.", nameof(action)),
    };

    /// <summary>An expected version, sent back as it came.</summary>
    public static Azure.ETag Condition(ETag expected) => new(expected.Value);

    /// <summary>The version that a write made.</summary>
    /// <exception cref="FormatException">The answer does not say it.</exception>
    public static ETag Version(Response response) => response.Headers.ETag is { } etag
        ? new ETag(etag.ToString("H"))
        : throw new FormatException("The answer to a write has no version.");
}
