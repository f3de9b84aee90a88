using System.Text.Json;

namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>What a form brings back that was opened: a view itself belongs to no conversation.</summary>
/// <param name="Conversation">The channel it was opened from.</param>
/// <param name="State">The state of the dialog.</param>
internal sealed record ViewOrigin(string Conversation, string State)
{
    public static ViewOrigin Read(string? metadata)
    {
        try
        {
            return JsonSerializer.Deserialize<ViewOrigin>(metadata ?? "") ?? new ViewOrigin("", "");
        }
        catch (JsonException)
        {
            return new ViewOrigin("", "");
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this);
}
