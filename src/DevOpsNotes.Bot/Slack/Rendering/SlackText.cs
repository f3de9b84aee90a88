using System.Text;

namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>Text within Slack's limits and rules (https://docs.slack.dev/messaging/formatting-message-text).</summary>
internal static class SlackText
{
    private const char Ellipsis = '…';

    /// <summary>
    /// The text for places where Slack reads markup: its three characters are escaped, so that nothing in it mentions, links or
    /// pings. At most so many characters, never half an entity.
    /// </summary>
    public static string Escape(string text, int max)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(Entity(rune) ?? rune.ToString());
            if (escaped.Length > max)
                return Shortened(text, max);
        }

        return escaped.ToString();
    }

    private static string Shortened(string text, int max)
    {
        var escaped = new StringBuilder(max);
        foreach (var rune in text.EnumerateRunes())
        {
            var next = Entity(rune) ?? rune.ToString();
            if (escaped.Length + next.Length >= max)
                break;
            escaped.Append(next);
        }

        return escaped.Append(Ellipsis).ToString();
    }

    private static string? Entity(Rune rune) => rune.Value switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => null,
    };
}
