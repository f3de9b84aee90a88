using System.Globalization;
using Azure.Core;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>
/// One operation, to be sent alone or in a transaction: https://learn.microsoft.com/rest/api/storageservices/table-service-rest-api.
/// </summary>
/// <param name="Method">What is done.</param>
/// <param name="Resource">To what: the address below the account's, percent-encoded.</param>
/// <param name="Body">JSON, if any.</param>
internal sealed record TableRequest(RequestMethod Method, string Resource, byte[]? Body = null)
{
    public const string DataServiceVersion = "3.0;NetFx";

    private const string Json = "application/json";

    /// <summary>The version that the row must have. Without one, a PUT or PATCH overwrites any.</summary>
    public string? IfMatch { get; private init; }

    public IEnumerable<(string Name, string Value)> Headers
    {
        get
        {
            // Less metadata than minimal, and the types of values would be lost.
            yield return ("Accept", $"{Json};odata=minimalmetadata");
            if (Body is not null)
                yield return ("Content-Type", Json);
            if (Method == RequestMethod.Post)
                yield return ("Prefer", "return-no-content");
            if (IfMatch is not null)
                yield return ("If-Match", IfMatch);
        }
    }

    public static TableRequest CreateTable(string table) => new(RequestMethod.Post, "Tables", EntityWriter.Write(table));

    public static TableRequest Get(string table, string partitionKey, string rowKey, IEnumerable<string>? select) =>
        new(RequestMethod.Get, Row(table, partitionKey, rowKey) + Parameters(("$select", Joined(select))));

    public static TableRequest Query(string table, string? filter, IEnumerable<string>? select, int? pageSize, Continuation? next) =>
        new(RequestMethod.Get, $"{table}()" + Parameters(
            ("$filter", filter),
            ("$select", Joined(select)),
            ("$top", pageSize?.ToString(CultureInfo.InvariantCulture)),
            ("NextPartitionKey", next?.PartitionKey),
            ("NextRowKey", next?.RowKey)));

    public static TableRequest Add(string table, ITableEntity entity) => new(RequestMethod.Post, table, EntityWriter.Write(entity));

    public static TableRequest Upsert(string table, ITableEntity entity, TableUpdateMode mode) =>
        new(MethodOf(mode), Row(table, entity.PartitionKey, entity.RowKey), EntityWriter.Write(entity));

    /// <summary>Writes over a version, and over no other.</summary>
    /// <exception cref="ArgumentException">There is no version: it would be an upsert.</exception>
    public static TableRequest Update(string table, ITableEntity entity, Azure.ETag ifMatch, TableUpdateMode mode) =>
        Upsert(table, entity, mode) with
        {
            IfMatch = ifMatch == default ? throw new ArgumentException("An update needs the version that it replaces.", nameof(ifMatch)) : ifMatch.ToString("H"),
        };

    public static TableRequest Delete(string table, string partitionKey, string rowKey, Azure.ETag ifMatch) =>
        new(RequestMethod.Delete, Row(table, partitionKey, rowKey)) { IfMatch = (ifMatch == default ? Azure.ETag.All : ifMatch).ToString("H") };

    public static TableRequest Of(string table, TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Add => Add(table, action.Entity),
        TableTransactionActionType.UpdateMerge => Update(table, action.Entity, action.ETag, TableUpdateMode.Merge),
        TableTransactionActionType.UpdateReplace => Update(table, action.Entity, action.ETag, TableUpdateMode.Replace),
        TableTransactionActionType.Delete => Delete(table, action.Entity.PartitionKey, action.Entity.RowKey, action.ETag),
        TableTransactionActionType.UpsertMerge => Upsert(table, action.Entity, TableUpdateMode.Merge),
        TableTransactionActionType.UpsertReplace => Upsert(table, action.Entity, TableUpdateMode.Replace),
        _ => throw new ArgumentException($"{action.ActionType} is no action.", nameof(action)),
    };

    private static RequestMethod MethodOf(TableUpdateMode mode) => mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch;

    private static string Row(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";

    // First doubled, then encoded; in the other order the address breaks.
    private static string Key(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    private static string? Joined(IEnumerable<string>? names) => names is null ? null : string.Join(',', names);

    private static string Parameters(params IEnumerable<(string Name, string? Value)> parameters)
    {
        var query = string.Join('&', parameters.Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}"));
        return query.Length == 0 ? "" : $"?{query}";
    }
}
