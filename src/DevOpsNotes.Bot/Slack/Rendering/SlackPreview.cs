using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Requests;

namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>What Slack would be sent, for people who try the bot without Slack.</summary>
internal sealed class SlackPreview : IReplyPreview
{
    /// <summary>https://docs.slack.dev/reference/block-kit/blocks: blocks of a message, and of a view.</summary>
    private const int MostBlocks = 50;
    private const int MostBlocksOfView = 100;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ReplyPreview? Of(Reply reply) => reply switch
    {
        Nothing => null,
        Dialog dialog => Preview(View(dialog), MostBlocksOfView),
        FieldErrors wrong => Preview(View(wrong.Dialog), MostBlocksOfView),
        _ => Preview(JsonBytes.Object(json => SlackMessage.Write(json, reply, isShared: reply.Delivery == Delivery.Public)), MostBlocks),
    };

    private static ReadOnlyMemory<byte> View(Dialog dialog) => JsonBytes.Object(json =>
    {
        json.WritePropertyName("view");
        SlackView.Write(json, dialog, "C0123456789");
    });

    private static ReplyPreview Preview(ReadOnlyMemory<byte> bytes, int mostBlocks)
    {
        using var json = JsonDocument.Parse(bytes);
        var holder = json.RootElement.TryGetProperty("view", out var view) ? view : json.RootElement;
        var size = string.Create(CultureInfo.InvariantCulture, $"{holder.GetProperty("blocks").GetArrayLength()} of {mostBlocks} blocks, {bytes.Length:N0} bytes");
        return new ReplyPreview("Slack", JsonSerializer.Serialize(json.RootElement, Indented), size);
    }
}
