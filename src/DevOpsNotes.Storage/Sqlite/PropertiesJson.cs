using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DevOpsNotes.Storage.Sqlite;

/// <summary>
/// The properties of a row as one JSON object that a person with a SQLite shell can read. Strings, booleans and 32-bit
/// integers are themselves; the other types follow the name: <c>{"Title":"Toil","Count":3,"Score@double":0.5}</c>.
/// '@' cannot occur in a name.
/// </summary>
internal static class PropertiesJson
{
    private const string Int64 = "@int64";
    private const string Double = "@double";
    private const string Moment = "@utc";
    private const string Identifier = "@guid";
    private const string Binary = "@binary";

    // The text goes to a database, never into HTML.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyDictionary<string, object> properties)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            foreach (var (name, value) in properties)
                Write(json, name, value);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Reads what <see cref="Write(IReadOnlyDictionary{string, object})"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not what <see cref="Write(IReadOnlyDictionary{string, object})"/> writes.</exception>
    public static void Read(string text, TableRow into)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                var at = property.Name.IndexOf('@', StringComparison.Ordinal);
                into[at < 0 ? property.Name : property.Name[..at]] = Read(at < 0 ? "" : property.Name[at..], property.Value);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteNumber(name + Int64, number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name + Double, number);
                break;
            case double number:
                json.WriteString(name + Double, number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset moment:
                json.WriteString(name + Moment, moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case Guid identifier:
                json.WriteString(name + Identifier, identifier);
                break;
            case byte[] bytes:
                json.WriteBase64String(name + Binary, bytes);
                break;
            default:
                throw new ArgumentException($"The property '{name}' holds a {value.GetType().Name}.", nameof(value));
        }
    }

    private static object Read(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("", JsonValueKind.String) => value.GetString()!,
        ("", JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        ("", JsonValueKind.Number) => value.GetInt32(),
        (Int64, _) => value.GetInt64(),
        (Double, JsonValueKind.Number) => value.GetDouble(),
        (Double, _) => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        (Moment, _) => value.GetDateTimeOffset(),
        (Identifier, _) => value.GetGuid(),
        (Binary, _) => value.GetBytesFromBase64(),
        _ => throw new FormatException($"A property has the type '{type}' and the JSON kind {value.ValueKind}."),
    };
}
