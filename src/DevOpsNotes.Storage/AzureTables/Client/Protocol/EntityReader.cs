using System.Globalization;
using System.Text.Json;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>
/// Rows out of JSON with minimal metadata. Throws <see cref="FormatException"/> for what is none.
/// https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations.
/// </summary>
internal static class EntityReader
{
    public const string TypeMark = "@odata.type";

    public static TableEntity ReadOne(BinaryData json) => Read(json, Entity);

    public static IReadOnlyList<TableEntity> ReadMany(BinaryData json) =>
        Read(json, root => root.GetProperty("value").EnumerateArray().Select(Entity).ToList());

    private static T Read<T>(BinaryData json, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToMemory());
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("The answer is not that of a table.", e);
        }
    }

    private static TableEntity Entity(JsonElement json)
    {
        // A type may stand before its value or after it.
        var types = new Dictionary<string, string?>();
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name.EndsWith(TypeMark, StringComparison.Ordinal))
                types[member.Name[..^TypeMark.Length]] = member.Value.GetString();
        }

        var entity = new TableEntity();
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name == "odata.etag")
                entity[member.Name] = member.Value.GetString()!;
            // Names of properties have neither a point nor an '@'; those of metadata do.
            else if (member.Name.AsSpan().IndexOfAny('@', '.') < 0 && member.Value.ValueKind != JsonValueKind.Null)
                entity[member.Name] = Value(member, types.GetValueOrDefault(member.Name));
        }

        return entity;
    }

    private static object Value(JsonProperty member, string? type) => (type, member.Value.ValueKind) switch
    {
        // The one moment that may come without its type, and is always there.
        (null, JsonValueKind.String) when member.Name == nameof(TableEntity.Timestamp) => Moment(member.Value),
        (_, not JsonValueKind.String) when member.Name is nameof(TableEntity.PartitionKey) or nameof(TableEntity.RowKey) =>
            throw new FormatException($"The {member.Name} of a row is no text."),
        ("Edm.Int64", JsonValueKind.String) => long.Parse(member.Value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        ("Edm.Int64", JsonValueKind.Number) => member.Value.GetInt64(),
        ("Edm.Double", JsonValueKind.Number) => member.Value.GetDouble(),
        ("Edm.Double", JsonValueKind.String) => double.Parse(member.Value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture),
        ("Edm.Guid", JsonValueKind.String) => Guid.Parse(member.Value.GetString()!),
        ("Edm.DateTime", JsonValueKind.String) => Moment(member.Value),
        ("Edm.Binary", JsonValueKind.String) => member.Value.GetBytesFromBase64(),
        (_, JsonValueKind.Number) => Number(member.Value),
        (_, JsonValueKind.True) => true,
        (_, JsonValueKind.False) => false,
        // A type that is not known yet is read as what it looks like.
        (_, JsonValueKind.String) => member.Value.GetString()!,
        _ => member.Value.GetRawText(),
    };

    // 7 and 7.0 are different types, which only the text shows. Not one conditional expression: it would make a double of both.
    private static object Number(JsonElement number)
    {
        if (number.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') >= 0)
            return number.GetDouble();
        if (number.TryGetInt32(out var small))
            return small;
        if (number.TryGetInt64(out var large))
            return large;
        return number.GetDouble();
    }

    private static DateTimeOffset Moment(JsonElement text) =>
        DateTimeOffset.Parse(text.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
