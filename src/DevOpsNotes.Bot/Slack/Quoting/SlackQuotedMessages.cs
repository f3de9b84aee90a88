using System.Globalization;
using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Messages;
using DevOpsNotes.Bot.Slack.People;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.Quoting;

/// <summary>Makes of Slack's messages what can be quoted: names instead of ids, plain words, and who reads along.</summary>
internal sealed partial class SlackQuotedMessages(SlackDirectory directory, SlackInstallations installations)
{
    /// <summary>The names of so many people whom a message mentions are asked for.</summary>
    private const int MostNames = 10;

    /// <summary>Reads a message. Names and who reads along are asked for at the same time, and not waited for long.</summary>
    /// <param name="workspace">Where it is.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="message">As Slack gives it.</param>
    /// <param name="link">Where it can be read.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns><see langword="null"/> for one that no person wrote.</returns>
    public async Task<QuotedMessage?> Read(Scope workspace, string channel, ForeignJson message, Uri? link, CancellationToken cancellationToken)
    {
        if (SlackAuthor.Of(message, installations.BotUser) is not { } author || message.Text("ts") is not { } ts || !Timestamp().IsMatch(ts))
            return null;
        var markup = SlackWords.MarkupOf(message);
        var readers = directory.ReadersOf(workspace, channel, cancellationToken);
        var asked = SlackWords.MentionedIn(markup).Take(MostNames).Prepend(author).Distinct(StringComparer.Ordinal).Select(async id => (Id: id, Person: await directory.Find(workspace, id, cancellationToken)));
        var people = (await Task.WhenAll(asked)).ToDictionary(known => known.Id, known => known.Person, StringComparer.Ordinal);
        return people[author] is { IsBot: true } ? null : new QuotedMessage
        {
            Conversation = channel,
            Id = ts,
            AuthorId = author,
            Author = people[author]?.Name,
            Text = SlackWords.Plain(markup, (id, label) => "@" + (people.GetValueOrDefault(id)?.Name ?? label ?? "somebody")),
            Link = link,
            Day = DayOf(ts),
            Openness = (await readers).Openness,
        };
    }

    /// <summary>The state of a form about a message, with the name of who wrote it, if Slack did not tell it before and does now.</summary>
    public async Task<string> WithAuthor(Scope workspace, string state, CancellationToken cancellationToken) =>
        QuotedMessage.Read(state) is { Author: null } message && (await directory.Find(workspace, message.AuthorId, cancellationToken))?.Name is { } name
            ? (message with { Author = name }).ToString()
            : state;

    private static DateOnly? DayOf(string ts) =>
        long.TryParse(ts.AsSpan(0, ts.IndexOf('.', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime)
            : null;

    /// <summary>Seconds and what tells messages of one second apart; it names a message in its channel.</summary>
    [GeneratedRegex(@"^\d{1,12}\.\d{1,10}$")]
    private static partial Regex Timestamp();
}
