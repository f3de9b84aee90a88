using System.Text.Json;
using DevOpsNotes.Bot.Teams.Activities;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>The bot was installed, and says once what it will do there.</summary>
/// <param name="Place">Where.</param>
internal sealed record TeamsGreetingWork(TeamsPlace Place)
{
    /// <summary>What such work is called.</summary>
    public const string Kind = "teams-greeting";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static TeamsGreetingWork Read(string json) => JsonSerializer.Deserialize<TeamsGreetingWork>(json) ?? throw new JsonException("null is no work");

    public override string ToString() => JsonSerializer.Serialize(this);
}
