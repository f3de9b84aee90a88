namespace DevOpsNotes.Bot.Slack.People;

/// <summary>Somebody, as Slack tells it.</summary>
/// <param name="Name">The name that people see; <see langword="null"/> when Slack gives none.</param>
/// <param name="IsBot">No person.</param>
/// <param name="Team">The id of the team that the person belongs to, perhaps another company's.</param>
/// <param name="Zone">The id of the person's time zone (https://www.iana.org/time-zones); <see langword="null"/> when Slack gives none.</param>
internal sealed record SlackPerson(string? Name, bool IsBot, string? Team, string? Zone);
