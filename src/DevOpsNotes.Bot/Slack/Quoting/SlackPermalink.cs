using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Calls;

namespace DevOpsNotes.Bot.Slack.Quoting;

/// <summary>Where a message can be read, as https://docs.slack.dev/reference/methods/chat.getPermalink gives it.</summary>
internal static partial class SlackPermalink
{
    /// <summary>Made of what a request tells, without asking; <see langword="null"/> when that is not what Slack tells.</summary>
    /// <param name="domain">The domain of the workspace, such as <c>acme</c>.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="message">The message.</param>
    public static Uri? Of(string? domain, string channel, ForeignJson message)
    {
        if (domain is null || !Label().IsMatch(domain) || !Id().IsMatch(channel) || message.Text("ts") is not { } ts || !Id().IsMatch(ts.Replace(".", "", StringComparison.Ordinal)))
            return null;
        var inThread = message.Text("thread_ts") is { } thread && thread != ts ? $"?thread_ts={Uri.EscapeDataString(thread)}&cid={channel}" : "";
        return new Uri($"https://{domain}.slack.com/archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}{inThread}");
    }

    /// <summary>As Slack gave it; <see langword="null"/> when it leads elsewhere.</summary>
    public static Uri? Of(string? permalink) => Uri.TryCreate(permalink, UriKind.Absolute, out var link) && SlackHosts.Has(link) ? link : null;

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    private static partial Regex Label();

    [GeneratedRegex("^[A-Z0-9]{1,40}$")]
    private static partial Regex Id();
}
