using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Messages;
using DevOpsNotes.Bot.Slack.Quoting;
using DevOpsNotes.Bot.Slack.Work;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>What is to be done about an event, and what it means, whatever the id of the event.</summary>
internal static class SlackEventWork
{
    /// <summary>Further characters of a message are not read.</summary>
    private const int LongestText = 4000;

    /// <summary>Skin tones follow the name of an emoji, such as <c>thumbsup::skin-tone-2</c>.</summary>
    private const string Variant = "::";

    /// <summary>The work; <see langword="null"/> for none.</summary>
    /// <param name="workspace">Where it happened.</param>
    /// <param name="happened">The event.</param>
    /// <param name="bot">The user that the bot is.</param>
    /// <param name="isAmongStrangers">People of other companies read along there.</param>
    /// <param name="saveEmoji">The emoji that saves messages; <see langword="null"/> for none.</param>
    public static (string Kind, string Meaning, string Payload)? Of(Scope workspace, ForeignJson happened, string? bot, bool isAmongStrangers, string? saveEmoji) => happened.Text("type") switch
    {
        "app_mention" => Said(workspace, happened, bot, isDirect: false, isAmongStrangers),
        "message" when happened.Text("channel_type") == "im" => Said(workspace, happened, bot, isDirect: true, isAmongStrangers),
        "member_joined_channel" when bot is not null && happened.Text("user") == bot && happened.Text("channel") is { } channel =>
            (SlackJoinedWork.Kind, TableKey.Of("joined", channel), new SlackJoinedWork(workspace.Key, channel, happened.Text("inviter")).ToString()),
        "reaction_added" when saveEmoji is not null => Reacted(workspace, happened, bot, saveEmoji),
        _ => null,
    };

    /// <summary>What is said to the bot: people are named where the text has their names, and ids are left out.</summary>
    public static string TextOf(string markup, string? bot) => SlackWords.Plain(markup, (id, label) => id == bot ? "" : label ?? "");

    private static (string Kind, string Meaning, string Payload)? Said(Scope workspace, ForeignJson happened, string? bot, bool isDirect, bool isAmongStrangers)
    {
        if (SlackAuthor.Of(happened, bot) is not { } user || happened.Text("channel") is not { } channel || happened.Text("ts") is not { } ts)
            return null;
        var text = ShortText.Cut(TextOf(happened.Text("text") ?? "", bot), LongestText);
        // Only a file: there is nothing to answer.
        if (text.Length == 0 && isDirect)
            return null;
        var thread = happened.Text("thread_ts") ?? (isDirect ? null : ts);
        return (SlackMessageWork.Kind, TableKey.Of("message", channel, ts), new SlackMessageWork(workspace.Key, channel, thread, user, text, isAmongStrangers).ToString());
    }

    private static (string Kind, string Meaning, string Payload)? Reacted(Scope workspace, ForeignJson happened, string? bot, string saveEmoji)
    {
        var item = happened["item"];
        return happened.Text("reaction")?.Split(Variant)[0] == saveEmoji && item.Text("type") == "message"
            && happened.Text("user") is { } user && user != bot && item.Text("channel") is { } channel && item.Text("ts") is { } ts
                ? (SlackReactionWork.Kind, TableKey.Of("reaction", TableKey.HashOf(channel, ts, user, saveEmoji, happened.Text("event_ts") ?? "")), new SlackReactionWork(workspace.Key, channel, ts, user).ToString())
                : null;
    }
}
