namespace DevOpsNotes.Bot.Slack.Calls;

/// <summary>The hosts that are Slack's, and those of its workspaces.</summary>
internal static class SlackHosts
{
    /// <summary>Slack, and the Slack of the American government.</summary>
    private static readonly string[] Domains = [".slack.com", ".slack-gov.com"];

    /// <summary>An address there, over HTTPS.</summary>
    public static bool Has(Uri address) => address.Scheme == Uri.UriSchemeHttps && Domains.Any(domain => address.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
}
