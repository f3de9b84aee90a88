using System.Text.Json;
using System.Text.Json.Nodes;

namespace DevOpsNotes.Storage.Tests.AzureTables.Service;

/// <summary>A row as the service keeps it: JSON values and the types that stood beside them.</summary>
internal sealed record ServiceRow(string PartitionKey, string RowKey, string ETag, IReadOnlyDictionary<string, (string? Type, string Json)> Values)
{
    private const string Mark = "@odata.type";

    public static ServiceRow Read(string body, string etag)
    {
        using var json = JsonDocument.Parse(body);
        var members = json.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        var values = new Dictionary<string, (string? Type, string Json)>();
        foreach (var (name, value) in members)
        {
            if (!name.EndsWith(Mark, StringComparison.Ordinal) && name is not ("PartitionKey" or "RowKey"))
                values[name] = Checked(name, members.TryGetValue(name + Mark, out var type) ? type.GetString() : null, value);
        }

        return new(members["PartitionKey"].GetString()!, members["RowKey"].GetString()!, etag, values);
    }

    /// <summary>The row with minimal metadata, some types before their values and some after.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["odata.etag"] = ETag, [nameof(PartitionKey)] = PartitionKey, [nameof(RowKey)] = RowKey, ["Timestamp"] = "2031-05-06T07:08:09.1234567Z" };
        foreach (var (name, (type, value)) in Values)
        {
            // What JSON shows needs no type; so a double has none, if it is a number.
            var isShown = type is null || (type == "Edm.Double" && value[0] != '"');
            if (!isShown && name.Length % 2 == 0)
                json[name + Mark] = type;
            json[name] = JsonNode.Parse(type == "Edm.Double" && isShown && value.All(c => char.IsAsciiDigit(c) || c == '-') ? value + ".0" : value);
            if (!isShown && name.Length % 2 == 1)
                json[name + Mark] = type;
        }

        return json;
    }

    // A value whose type is not said, or said of another kind of value, would be kept as something else.
    private static (string? Type, string Json) Checked(string name, string? type, JsonElement value) => (type, value.ValueKind) switch
    {
        (null, JsonValueKind.String or JsonValueKind.True or JsonValueKind.False) => (type, value.GetRawText()),
        (null, JsonValueKind.Number) when value.TryGetInt32(out _) => (type, value.GetRawText()),
        ("Edm.Double", JsonValueKind.Number) => (type, value.GetRawText()),
        ("Edm.Double", JsonValueKind.String) when value.GetString() is "NaN" or "Infinity" or "-Infinity" => (type, value.GetRawText()),
        ("Edm.Int64" or "Edm.Guid" or "Edm.DateTime" or "Edm.Binary", JsonValueKind.String) => (type, value.GetRawText()),
        _ => throw new FormatException($"The value of {name} is not {type}: {value.GetRawText()}"),
    };
}
