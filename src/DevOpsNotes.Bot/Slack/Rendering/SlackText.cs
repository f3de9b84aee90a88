using System.Text;
using System.Text.RegularExpressions;

namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>Text within Slack's limits and rules (https://docs.slack.dev/messaging/formatting-message-text).</summary>
internal static partial class SlackText
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

    /// <summary>
    /// Text of an event in plain words: without mentions, links by their labels, and with the three characters that Slack
    /// escapes.
    /// </summary>
    public static string Plain(string text, string? bot) => Unescape(Entities().Replace(text, entity => entity.Groups["kind"].Value switch
    {
        "@" or "!" => entity.Groups["target"].Value == bot || !entity.Groups["label"].Success ? "" : entity.Groups["label"].Value,
        "#" => $"#{entity.Groups["label"].Value}",
        _ => entity.Groups["label"].Success ? entity.Groups["label"].Value : entity.Groups["target"].Value,
    })).Trim();

    /// <summary>Text of an event as it was typed.</summary>
    public static string Unescape(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>What stands in angle brackets: those that were typed are escaped.</summary>
    [GeneratedRegex("<(?<kind>[@#!]?)(?<target>[^<>|]*)(?:\\|(?<label>[^<>]*))?>")]
    private static partial Regex Entities();
}
