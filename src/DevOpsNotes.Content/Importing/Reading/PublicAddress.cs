using System.Net;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>
/// Tells addresses of the public internet from those that only mean something near this machine: loopback, private
/// networks, link-local (with the metadata services of clouds), carrier-grade NAT, multicast and the like.
/// </summary>
internal static class PublicAddress
{
    // https://www.iana.org/assignments/iana-ipv4-special-registry: everything not globally reachable.
    private static readonly IPNetwork[] SpecialIPv4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4");

    // Only 2000::/3 is given out for global use (https://www.iana.org/assignments/ipv6-address-space); inside it,
    // Teredo, 6to4 and the documentation ranges carry or stand for other addresses.
    private static readonly IPNetwork GlobalIPv6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialIPv6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    // RFC 6052: how a network without IPv4 reaches IPv4; the last four bytes are the address really meant.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Is(address.MapToIPv4());
        if (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
            return !SpecialIPv4.Any(network => network.Contains(address));
        if (Nat64.Contains(address))
            return Is(new IPAddress(address.GetAddressBytes().AsSpan(12)));

        return GlobalIPv6.Contains(address) && !SpecialIPv6.Any(network => network.Contains(address));
    }

    private static IPNetwork[] Networks(params string[] ranges) => Array.ConvertAll(ranges, IPNetwork.Parse);
}
