using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Storage;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>Something said to the bot, or a button pressed, that is to be answered by a message; as it is kept until then.</summary>
/// <param name="Place">Where.</param>
/// <param name="Person">Who.</param>
/// <param name="Activity">The id of the activity.</param>
internal sealed record TeamsMessageWork(TeamsPlace Place, TeamsPerson Person, string Activity)
{
    /// <summary>What such work is called.</summary>
    public const string Kind = "teams-message";

    /// <summary>Whoever shares a note twice from one message within this time wants it shared once; at most twice as long.</summary>
    private static readonly TimeSpan SharedOnce = TimeSpan.FromMinutes(2);

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

    /// <summary>The person says more than is taken in, and is told so instead.</summary>
    public bool IsTooMuch { get; init; }

    /// <summary>When it was said, as Teams writes it.</summary>
    public string? Timestamp { get; init; }

    /// <summary>Everything by which it is known when Teams tells of it again: the id, and what it means.</summary>
    /// <param name="now">When it came.</param>
    public IReadOnlyList<string> KeysAt(DateTimeOffset now)
    {
        List<string> keys = [TableKey.Of("activity", Place.Base, Activity)];
        if (Timestamp is not null)
            keys.Add(TableKey.Of("said", TableKey.HashOf(Place.Conversation, Person.Id, Timestamp, Line ?? "", Action ?? "", Value ?? "", Card ?? "")));
        // The present span of time and the next one, so that a repetition meets one of the two.
        var span = now.Ticks / SharedOnce.Ticks;
        if (Action == AnswerButtons.Share)
            keys.AddRange([ShareIn(span), ShareIn(span + 1)]);
        return keys;

        string ShareIn(long part) => TableKey.Of("shared", TableKey.HashOf(Place.Conversation, Person.Id, Card ?? "", Value ?? ""), part.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static TeamsMessageWork Read(string json) => JsonSerializer.Deserialize<TeamsMessageWork>(json) ?? throw new JsonException("null is no work");

    public override string ToString() => JsonSerializer.Serialize(this, Readable);
}
