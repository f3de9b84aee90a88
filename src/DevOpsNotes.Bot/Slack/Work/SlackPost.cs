using System.Text.Json;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>A message that is ready to be posted.</summary>
/// <param name="Workspace">Where.</param>
/// <param name="Channel">Where in it.</param>
/// <param name="Message">The arguments of chat.postMessage.</param>
/// <param name="Plain">The same in plain words, for when Slack does not take the blocks; <see langword="null"/> where there are none.</param>
internal sealed record SlackPost(Scope Workspace, string Channel, ReadOnlyMemory<byte> Message, ReadOnlyMemory<byte>? Plain)
{
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
