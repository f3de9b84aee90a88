using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;

namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>A reply as a modal view of Slack: a form, or what came of one.</summary>
internal static class SlackView
{
    private const int LongestTitle = 24;

    /// <summary>Writes a view; what Slack gives back with it is the conversation, and the state of a form.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="reply">What is shown.</param>
    /// <param name="conversation">The channel that it was opened from: a view itself belongs to none.</param>
    public static void Write(Utf8JsonWriter json, Reply reply, string conversation)
    {
        json.WriteStartObject();
        json.WriteString("type", "modal");
        if (reply is Dialog dialog)
            WriteForm(json, dialog, conversation);
        else
            WriteResult(json, reply, conversation);
        json.WriteEndObject();
    }

    private static void WriteForm(Utf8JsonWriter json, Dialog dialog, string conversation)
    {
        json.WriteString("callback_id", dialog.Name);
        json.WriteString("private_metadata", new ViewOrigin(conversation, dialog.State).ToString());
        var blocks = new BlockKit(json);
        blocks.Text("title", dialog.Title, LongestTitle);
        blocks.Text("submit", dialog.Submit, LongestTitle);
        blocks.Text("close", "Cancel", LongestTitle);
        json.WriteStartArray("blocks");
        blocks.Rich(BlockKit.Section, dialog.Lead);
        foreach (var field in dialog.Fields)
            BlockInput.Write(json, field);
        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, Reply result, string conversation)
    {
        json.WriteString("private_metadata", new ViewOrigin(conversation, "").ToString());
        var blocks = new BlockKit(json);
        blocks.Text("title", "DevOps", LongestTitle);
        blocks.Text("close", "Close", LongestTitle);
        // A view is no place in a conversation: there is nobody to share with.
        SlackMessage.WriteBlocks(json, result, isShared: true);
    }
}
