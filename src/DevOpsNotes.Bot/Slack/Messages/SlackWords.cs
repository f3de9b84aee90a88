using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Rendering;

namespace DevOpsNotes.Bot.Slack.Messages;

/// <summary>
/// What a message says, as people read it. Slack marks mentions and links up in angle brackets, and escapes three characters
/// (https://docs.slack.dev/messaging/formatting-message-text); formatting stays as it was typed.
/// </summary>
internal static partial class SlackWords
{
    private const string Mail = "mailto:";

    /// <summary>The text of a message in Slack's markup; where it has none, what its blocks say.</summary>
    public static string MarkupOf(ForeignJson message) =>
        message.Text("text") ?? string.Join('\n', message["blocks"].Items.Select(SlackBlockText.Of).Where(text => text.Length > 0));

    /// <summary>The ids of the people whom a text mentions, each once.</summary>
    public static IEnumerable<string> MentionedIn(string markup) =>
        Entities().Matches(markup).Where(entity => entity.Groups["kind"].Value == "@").Select(entity => entity.Groups["target"].Value).Distinct(StringComparer.Ordinal);

    /// <summary>A text in plain words.</summary>
    /// <param name="markup">In Slack's markup.</param>
    /// <param name="mention">What stands for somebody, by the id and by what the text calls the person, if anything. An id is never shown.</param>
    public static string Plain(string markup, Func<string, string?, string> mention)
    {
        var withoutFences = Code().Replace(markup, "\n${code}\n");
        return Unescape(Entities().Replace(withoutFences, entity => Words(entity, mention))).Trim();
    }

    private static string Words(Match entity, Func<string, string?, string> mention)
    {
        var target = entity.Groups["target"].Value;
        var label = entity.Groups["label"].Value is { Length: > 0 } written ? written : null;
        return entity.Groups["kind"].Value switch
        {
            "@" => SlackText.Escape(mention(target, label is null ? null : Unescape(label)), int.MaxValue),
            "#" => "#" + (label ?? "channel"),
            "!" when label is null => target.StartsWith("subteam^", StringComparison.Ordinal) ? "@group" : "@" + target,
            "!" => label,
            _ => label ?? (target.StartsWith(Mail, StringComparison.Ordinal) ? target[Mail.Length..] : target),
        };
    }

    private static string Unescape(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>What stands in angle brackets: those that were typed are escaped.</summary>
    [GeneratedRegex(@"<(?<kind>[@#!]?)(?<target>[^<>|]+)(?:\|(?<label>[^<>]*))?>")]
    private static partial Regex Entities();

    /// <summary>A block of code, with its fences and the ends of line at them.</summary>
    [GeneratedRegex(@"\n?```\n?(?<code>.*?)\n?```\n?", RegexOptions.Singleline)]
    private static partial Regex Code();
}
