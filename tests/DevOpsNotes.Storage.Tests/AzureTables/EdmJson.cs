using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DevOpsNotes.Storage.Tests.AzureTables;

/// <summary>Rows as the official client for JavaScript has them: each value an object of its type and itself.</summary>
internal static class EdmJson
{
    private static readonly string[] NotValues = ["partitionKey", "rowKey", "etag", "timestamp", "odata.metadata"];

    public static JsonObject Write(TableRow row)
    {
        var json = new JsonObject { ["partitionKey"] = row.PartitionKey, ["rowKey"] = row.RowKey };
        foreach (var (name, value) in row.Properties)
        {
            var (type, text) = Typed(value);
            json[name] = new JsonObject { ["type"] = type, ["value"] = text };
        }

        return json;
    }

    public static TableRow Read(JsonElement json)
    {
        var row = new TableRow(json.GetProperty("partitionKey").GetString()!, json.GetProperty("rowKey").GetString()!, new ETag(json.GetProperty("etag").GetString()!));
        foreach (var property in json.EnumerateObject().Where(property => !NotValues.Contains(property.Name)))
            row[property.Name] = Value(property.Value.GetProperty("type").GetString()!, property.Value.GetProperty("value").ToString());
        return row;
    }

    private static (string Type, JsonNode? Value) Typed(object value) => value switch
    {
        string text => ("String", text),
        bool truth => ("Boolean", truth),
        int number => ("Int32", number),
        long number => ("Int64", number.ToString(CultureInfo.InvariantCulture)),
        double number when double.IsFinite(number) => ("Double", number),
        double.NaN => ("Double", "NaN"),
        double number => ("Double", number > 0 ? "Infinity" : "-Infinity"),
        DateTimeOffset moment => ("DateTime", moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        Guid guid => ("Guid", guid.ToString()),
        byte[] bytes => ("Binary", Convert.ToBase64String(bytes)),
        _ => throw new ArgumentException($"No row holds a {value.GetType()}.", nameof(value)),
    };

    private static object Value(string type, string text) => type switch
    {
        "String" => text,
        "Boolean" => bool.Parse(text),
        "Int32" => int.Parse(text, CultureInfo.InvariantCulture),
        "Int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "Double" => double.Parse(text, CultureInfo.InvariantCulture),
        "DateTime" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
        "Guid" => Guid.Parse(text),
        "Binary" => Convert.FromBase64String(text),
        _ => throw new ArgumentException($"No row holds a value of the type {type}.", nameof(type)),
    };
}
