using System.Collections.Frozen;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>
/// One address for one document: lower-case host, no default port, no fragment, and none of the parameters that only
/// tell the site where a reader came from.
/// </summary>
public static class CanonicalUrl
{
    // Click and campaign ids of Google, Meta, Microsoft, Yandex, X, Mailchimp, HubSpot, Marketo and Matomo/Piwik.
    private static readonly FrozenSet<string> TrackingNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "igshid", "igsh",
        "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok");

    private static readonly string[] TrackingPrefixes = ["utm_", "mtm_", "pk_"];

    /// <summary>Reads an address that a person or a document gave.</summary>
    /// <exception cref="SourceException">It is no absolute http(s) URL, or it carries a user name or password.</exception>
    public static Uri Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
            throw NoUrl(text);

        return From(url, text);
    }

    /// <inheritdoc cref="Parse"/>
    public static Uri From(Uri url) => From(url, Display(url));

    /// <summary>The address as a report may show it: without what may be a password.</summary>
    internal static string Display(Uri url) =>
        url.UserInfo.Length == 0 ? url.AbsoluteUri : $"{url.Scheme}://{url.Authority}{url.AbsolutePath}";

    private static Uri From(Uri url, string name)
    {
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            throw new SourceException(name, $"uses {url.Scheme}; only http and https addresses can be imported");
        if (url.UserInfo.Length > 0)
            throw new SourceException(Display(url), "carries a user name or password; remove it, or save the page and import the file");

        try
        {
            return new UriBuilder(url.Scheme, url.IdnHost, url.IsDefaultPort ? -1 : url.Port, url.AbsolutePath)
            {
                Query = WithoutTracking(url.Query),
            }.Uri;
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException)
        {
            throw NoUrl(name, e);
        }
    }

    private static SourceException NoUrl(string name, Exception? cause = null) =>
        new(name, "is not a complete URL; give one such as https://example.org/notes", cause);

    private static string WithoutTracking(string query) =>
        string.Join('&', query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !IsTracking(part)));

    private static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return TrackingNames.Contains(name)
            || TrackingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }
}
