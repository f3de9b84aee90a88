using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;

namespace DevOpsNotes.Bot.Teams.Rendering;

/// <summary>The card that Teams would be sent, for people who try the bot without Teams.</summary>
internal sealed class TeamsPreview : IReplyPreview
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ReplyPreview? Of(Reply reply) => reply switch
    {
        Nothing => null,
        Dialog dialog => Preview(TeamsCard.Form(dialog)),
        FieldErrors wrong => Preview(TeamsCard.Form(wrong.Dialog, wrong.Errors)),
        _ => Preview(TeamsCard.Of(reply, reply.Delivery == Delivery.Public ? CardView.Shared : CardView.Private)),
    };

    private static ReplyPreview Preview(ReadOnlyMemory<byte> card)
    {
        using var json = JsonDocument.Parse(card);
        var kilobytes = Encoding.UTF8.GetCharCount(card.Span) * sizeof(char) / 1024.0;
        var size = string.Create(CultureInfo.InvariantCulture, $"{kilobytes:0.0} of {CardSize.LargestCard / 1024} KB");
        return new ReplyPreview("Teams", JsonSerializer.Serialize(json.RootElement, Indented), size);
    }
}
