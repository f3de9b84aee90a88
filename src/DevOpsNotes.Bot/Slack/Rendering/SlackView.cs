using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;

namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>A dialog, or what came of it, as a modal view of Slack.</summary>
internal static class SlackView
{
    private const int LongestTitle = 24;

    /// <summary>Writes a form; what Slack gives back with it is the conversation and the dialog's state.</summary>
    public static void Write(Utf8JsonWriter json, Dialog dialog, ViewOrigin origin)
    {
        json.WriteStartObject();
        json.WriteString("type", "modal");
        json.WriteString("callback_id", dialog.Name);
        json.WriteString("private_metadata", origin.ToString());
        var blocks = new BlockKit(json);
        blocks.PlainText("title", dialog.Title, LongestTitle);
        blocks.PlainText("submit", dialog.Submit, LongestTitle);
        blocks.PlainText("close", "Cancel", LongestTitle);
        json.WriteStartArray("blocks");
        foreach (var field in dialog.Fields)
            blocks.Input(field);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes what came of a form, in its place. Buttons are left out: a view has no conversation to answer in.</summary>
    public static void Write(Utf8JsonWriter json, Reply result)
    {
        json.WriteStartObject();
        json.WriteString("type", "modal");
        var blocks = new BlockKit(json);
        blocks.PlainText("title", "DevOps", LongestTitle);
        blocks.PlainText("close", "Close", LongestTitle);
        SlackMessage.WriteBlocks(json, result, isShared: false, hasButtons: false);
        json.WriteEndObject();
    }
}
