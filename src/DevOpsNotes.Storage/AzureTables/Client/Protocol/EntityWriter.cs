using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>
/// Rows as JSON. A type that JSON does not show is told beside the value, as in <c>"Seen@odata.type":"Edm.Int64"</c>:
/// https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations.
/// </summary>
internal static class EntityWriter
{
    // For base64, whose '+' need not be escaped. The text goes to a service, never into HTML.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A new table.</summary>
    public static byte[] Write(string table) => Write(json => json.WriteString("TableName", table));

    /// <summary>A row with all of its values, without what the service owns. A <see langword="null"/> is not kept, and left out.</summary>
    public static byte[] Write(ITableEntity entity)
    {
        if (entity is not TableEntity row)
            throw new NotSupportedException($"Rows are written as {nameof(TableEntity)}, not as {entity.GetType().Name}.");
        return Write(json =>
        {
            foreach (var name in row.Keys)
            {
                if (name is not (nameof(row.Timestamp) or "odata.etag"))
                    Write(json, name, row[name]);
            }
        });
    }

    /// <summary>A moment in UTC with all of its seven digits.</summary>
    public static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                json.WritePropertyName(name);
                json.WriteRawValue(JsonText.Quote(text), skipInputValidation: true);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                WriteTyped(json, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                // Without its type, 1.0 would be kept as an integer.
                json.WriteString(name + EntityReader.TypeMark, "Edm.Double");
                json.WriteNumber(name, number);
                break;
            case double number:
                WriteTyped(json, name, "Edm.Double", double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
                break;
            case Guid identifier:
                WriteTyped(json, name, "Edm.Guid", identifier.ToString("D"));
                break;
            case DateTimeOffset moment:
                WriteTyped(json, name, "Edm.DateTime", Text(moment));
                break;
            case byte[] bytes:
                WriteTyped(json, name, "Edm.Binary", Convert.ToBase64String(bytes));
                break;
            default:
                throw new NotSupportedException($"The property '{name}' holds a {value.GetType().Name}.");
        }
    }

    private static void WriteTyped(Utf8JsonWriter json, string name, string type, string value)
    {
        json.WriteString(name + EntityReader.TypeMark, type);
        json.WriteString(name, value);
    }
}
