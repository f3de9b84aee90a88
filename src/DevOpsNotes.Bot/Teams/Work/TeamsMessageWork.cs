using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Storage;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>Something said to the bot, or a button pressed, that is to be answered by a message; as it is kept until then.</summary>
/// <param name="Place">Where.</param>
/// <param name="Person">Who.</param>
/// <param name="Notes">The key of the scope whose notes may be shown there.</param>
/// <param name="Activity">The id of the activity.</param>
internal sealed record TeamsMessageWork(TeamsPlace Place, TeamsPerson Person, string Notes, string Activity)
{
    /// <summary>What such work is called.</summary>
    public const string Kind = "teams-message";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Only who wrote it sees it, and its answer.</summary>
    public bool IsTargeted { get; init; }

    /// <summary>What was said; empty for a mention alone, <see langword="null"/> for a button.</summary>
    public string? Line { get; init; }

    /// <summary>The action of the button; <see langword="null"/> for something said.</summary>
    public string? Action { get; init; }

    /// <summary>The value of the button.</summary>
    public string? Value { get; init; }

    /// <summary>The message that the button is on.</summary>
    public string? Card { get; init; }

    /// <summary>When it was said, as Teams writes it.</summary>
    public string? Timestamp { get; init; }

    /// <summary>
    /// Everything by which it is known when Teams tells of it again: the id, and what it means. Whoever shares a note twice
    /// from one message wants it shared once.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> Keys =>
    [
        TableKey.Of("activity", Place.Base, Activity),
        .. Timestamp is null ? Array.Empty<string>() : [TableKey.Of("said", TableKey.Of(Place.Conversation, Person.Id, Timestamp, Line ?? "", Action ?? "", Value ?? "", Card ?? ""))],
        .. Action == AnswerButtons.Share ? [TableKey.Of("shared", TableKey.Of(Place.Conversation, Person.Id, Card ?? "", Value ?? ""))] : Array.Empty<string>(),
    ];

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static TeamsMessageWork Read(string json) => JsonSerializer.Deserialize<TeamsMessageWork>(json) ?? throw new JsonException("null is no work");

    public override string ToString() => JsonSerializer.Serialize(this, Readable);
}
