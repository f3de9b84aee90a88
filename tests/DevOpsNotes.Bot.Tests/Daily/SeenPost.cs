using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Tests.Slack;
using DevOpsNotes.Bot.Tests.Teams;
using NodaTime;
using NodaTime.Text;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>A lesson of the day as a platform got it.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Date">The local date that its buttons carry.</param>
/// <param name="Notes">The notes that its buttons carry.</param>
/// <param name="At">When, by the clock of the host.</param>
/// <param name="Message">All of it.</param>
internal sealed partial record SeenPost(string Conversation, LocalDate Date, IReadOnlyList<string> Notes, Instant At, JsonElement Message)
{
    public static IEnumerable<SeenPost> In(FakeSlack slack) => slack.Taken.Select(call => Of(call.Body.GetProperty("channel").GetString()!, call.Body, call.At)).OfType<SeenPost>();

    public static IEnumerable<SeenPost> In(FakeConnector teams) => teams.Calls.Where(call => call.Method == "POST").Select(call => Of(ConversationOf(call), call.Body, call.At)).OfType<SeenPost>();

    /// <summary>The conversation of a message; of one that begins a thread, the channel.</summary>
    public static string ConversationOf(ConnectorCall call) => call.Conversation ?? call.Body.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString()!;

    /// <summary>A message as a post; <see langword="null"/> when it is something else.</summary>
    private static SeenPost? Of(string conversation, JsonElement message, DateTimeOffset at)
    {
        var carried = Carried().Matches(message.GetRawText());
        if (carried.Count == 0)
            return null;
        var notes = carried.Select(value => value.Groups["note"].Value).Where(note => note.Length > 0).Distinct().ToList();
        return new SeenPost(conversation, LocalDatePattern.Iso.Parse(carried[0].Groups["date"].Value).Value, notes, Instant.FromDateTimeOffset(at), message);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Conversation} {Date:yyyy-MM-dd} at {At}");

    /// <summary>What the buttons under a post carry: its date and the note.</summary>
    [GeneratedRegex(@"[:""](?<date>\d{4}-\d\d-\d\d)\|(?<note>[^""]*)""")]
    private static partial Regex Carried();
}
