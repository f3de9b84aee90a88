using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DevOpsNotes.Content.Notes;

/// <summary>
/// A note as other programs see it, and as it is kept in a table: one flat JSON object with snake_case names, absent
/// where unknown.
/// </summary>
public sealed record NoteJson
{
    // Letters of all scripts and typographic quotes are written as themselves: the output is a file or a terminal, never HTML.
    private static readonly NoteJsonContext Readable =
        new(new JsonSerializerOptions(NoteJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public required string Id { get; init; }
    public required NoteKind Kind { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public string? Takeaway { get; init; }
    public bool? Daily { get; init; }
    public string? Ask { get; init; }
    public required IReadOnlyList<string> Speakers { get; init; }
    public string? Role { get; init; }
    public string? ReportedBy { get; init; }
    public string? Talk { get; init; }
    public string? Event { get; init; }
    public DateOnly? Date { get; init; }
    public required IReadOnlyList<string> Topics { get; init; }
    public required string Source { get; init; }
    public Uri? SourceUrl { get; init; }
    public string? Licence { get; init; }
    public required bool Verbatim { get; init; }
    public bool? OfTeam { get; init; }
    public string? Visibility { get; init; }
    public string? SameAs { get; init; }

    /// <summary>How well the note fits the question; only in answers, comparable only within one answer.</summary>
    public double? Score { get; init; }

    public static NoteJson From(Note note, double? score = null) => new()
    {
        Id = note.Id,
        Kind = note.Kind,
        Title = note.Title,
        Text = note.Text,
        Takeaway = note.Takeaway,
        Daily = note.IsDaily ? true : null,
        Ask = note.Ask,
        Speakers = note.Attribution.Speakers,
        Role = note.Attribution.Role,
        ReportedBy = note.Attribution.ReportedBy,
        Talk = note.Attribution.Talk,
        Event = note.Attribution.Event,
        Date = note.Attribution.Date,
        Topics = note.Topics,
        Source = note.Attribution.Source,
        SourceUrl = note.Attribution.SourceUrl,
        Licence = note.Attribution.Licence,
        Verbatim = note.Attribution.Verbatim,
        OfTeam = note.Attribution.OfTeam ? true : null,
        Visibility = note.Visibility,
        SameAs = note.SameAs,
        Score = score,
    };

    public Note ToNote() => new()
    {
        Id = Id,
        Kind = Kind,
        Title = Title,
        Text = Text,
        Takeaway = Takeaway,
        IsDaily = Daily ?? false,
        Ask = Ask,
        Attribution = new Attribution
        {
            Speakers = Speakers,
            Role = Role,
            ReportedBy = ReportedBy,
            Talk = Talk,
            Event = Event,
            Date = Date,
            Source = Source,
            SourceUrl = SourceUrl,
            Licence = Licence,
            Verbatim = Verbatim,
            OfTeam = OfTeam ?? false,
        },
        Topics = Topics,
        Visibility = Visibility,
        SameAs = SameAs,
    };

    /// <summary>One line of JSON.</summary>
    public static string Serialize(Note note, double? score = null) =>
        ReadableJson.Of(JsonSerializer.Serialize(From(note, score), Readable.NoteJson));

    /// <summary>Reads what <see cref="Serialize"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a note.</exception>
    public static Note Deserialize(string json) =>
        JsonSerializer.Deserialize(json, NoteJsonContext.Default.NoteJson)?.ToNote() ?? throw new JsonException("null is not a note");
}

/// <summary>Serializer metadata made at build time, so that a short-lived command pays nothing for reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(NoteJson))]
public sealed partial class NoteJsonContext : JsonSerializerContext;
