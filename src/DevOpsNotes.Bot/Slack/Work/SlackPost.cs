using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>A message that is ready to be posted.</summary>
/// <param name="Workspace">Where.</param>
/// <param name="Channel">Where in it.</param>
/// <param name="Message">The arguments of chat.postMessage.</param>
/// <param name="Plain">Writes the same in plain words, for when Slack does not take the blocks; <see langword="null"/> where there are none.</param>
internal sealed record SlackPost(Scope Workspace, string Channel, ReadOnlyMemory<byte> Message, Func<ReadOnlyMemory<byte>>? Plain)
{
    /// <summary>The message of a reply, for everybody who reads along.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="channel">Where in it; the id of a person stands for the direct message with the bot.</param>
    /// <param name="thread">The thread that it goes into; <see langword="null"/> for none.</param>
    /// <param name="reply">What it says.</param>
    public static SlackPost Of(Scope workspace, string channel, string? thread, Reply reply) => new(
        workspace,
        channel,
        Arguments(channel, thread, json => SlackMessage.Write(json, reply, isShared: true)),
        () => Arguments(channel, thread, json =>
        {
            json.WriteString("text", SlackMessage.Plain(reply));
            json.WriteBoolean("mrkdwn", false);
        }));

    /// <summary>The arguments of a message: where it goes, without previews of its links, and what the caller writes.</summary>
    public static ReadOnlyMemory<byte> Arguments(string channel, string? thread, Action<Utf8JsonWriter> content) => JsonBytes.Object(json =>
    {
        json.WriteString("channel", channel);
        if (thread is not null)
            json.WriteString("thread_ts", thread);
        json.WriteBoolean("unfurl_links", false);
        json.WriteBoolean("unfurl_media", false);
        content(json);
    });
}
