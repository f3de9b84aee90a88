using System.Runtime.InteropServices;
using System.Text.Json;

namespace DevOpsNotes.Bot.Edges;

/// <summary>Reads what a platform sent, of which anything may be missing or of another kind.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ForeignJson(JsonElement element)
{
    /// <summary>A part; one that has nothing when it is missing.</summary>
    public ForeignJson this[string name] => Find(name) is { } value ? new ForeignJson(value) : default;

    public bool Exists => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>The parts of an array; none when it is none.</summary>
    public IEnumerable<ForeignJson> Items => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Select(item => new ForeignJson(item)) : [];

    /// <summary>The named parts of an object, each name once; none when it is none.</summary>
    public IEnumerable<(string Name, ForeignJson Value)> Members => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().Where(member => NameOf(member) is not null).DistinctBy(member => member.Name, StringComparer.Ordinal).Select(member => (member.Name, new ForeignJson(member.Value)))
        : [];

    /// <summary>A text that is not empty.</summary>
    public string? Text(string name) => this[name].AsText is { Length: > 0 } text ? text : null;

    /// <summary>A truth value, which may be written as a word.</summary>
    public bool Flag(string name) => Find(name) is { } value
        && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.ValueEquals("true")));

    /// <summary>A whole number.</summary>
    public int? Number(string name) => Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    /// <summary>The JSON as it came.</summary>
    public string Raw => element.GetRawText();

    /// <summary>The element as a text, which may be empty; <see langword="null"/> when it is none.</summary>
    public string? AsText
    {
        get
        {
            try
            {
                return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
            }
            catch (InvalidOperationException)
            {
                // Half a character, or bytes that are no text.
                return null;
            }
        }
    }

    private JsonElement? Find(string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character in a name beside it.
            return null;
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
