using System.Text.Encodings.Web;
using System.Text.Json;

namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>What a form brings back that was opened: a view itself belongs to no conversation.</summary>
/// <param name="Conversation">The channel it was opened from.</param>
/// <param name="State">The state of the dialog.</param>
internal sealed record ViewOrigin(string Conversation, string State)
{
    /// <summary>Characters of private_metadata (https://docs.slack.dev/surfaces/modals).</summary>
    public const int Longest = 3000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    /// <summary>As JSON; a state that does not fit is cut.</summary>
    public override string ToString()
    {
        for (var state = State; ; state = state[..(state.Length / 2)])
        {
            var json = JsonSerializer.Serialize(this with { State = state }, Readable);
            if (json.Length <= Longest || state.Length == 0)
                return json;
        }
    }
}
