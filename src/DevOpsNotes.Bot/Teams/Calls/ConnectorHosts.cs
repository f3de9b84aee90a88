using System.Net;

namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>
/// The hosts that may see the bot's token. The address to answer at comes with each activity; a forged one would have the token
/// sent to whoever forged it.
/// </summary>
/// <param name="allowLoopback">This machine, too, but without a token; for Development with unauthenticated requests.</param>
internal sealed class ConnectorHosts(bool allowLoopback)
{
    /// <summary>
    /// The public cloud, and GCC, which takes the same tokens. The other clouds of the American government have keys and tokens of
    /// their own.
    /// </summary>
    private static readonly string[] Hosts = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"];

    public ConnectorTrust TrustOf(Uri address)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0)
            return ConnectorTrust.Forbidden;
        if (Hosts.Any(host => IsOf(host, address)))
            return ConnectorTrust.Teams;
        return allowLoopback && IsLoopback(address) ? ConnectorTrust.Loopback : ConnectorTrust.Forbidden;
    }

    /// <summary>Compared as it was parsed and as it was written: what is written in any other way is no address that Teams gave.</summary>
    private static bool IsOf(string host, Uri address)
    {
        var plain = $"https://{host}";
        return address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.IdnHost == host
            && (address.OriginalString.Equals(plain, StringComparison.OrdinalIgnoreCase) || address.OriginalString.StartsWith(plain + "/", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLoopback(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && (address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip)));
}
