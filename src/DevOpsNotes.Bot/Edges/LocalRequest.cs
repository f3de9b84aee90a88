using System.Net;

namespace DevOpsNotes.Bot.Edges;

/// <summary>Tells who sits at this machine from who reaches it over a network.</summary>
internal static class LocalRequest
{
    /// <summary>Also what the framework makes of them where the operator has it believe them (ASPNETCORE_FORWARDEDHEADERS_ENABLED).</summary>
    private static readonly string[] ForwardingHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Original-Proto", "X-Real-IP", "Via"];

    /// <summary>
    /// The connection is from this machine, was not passed on by a proxy on it, and names this machine: a page of somebody
    /// else's whose name was made to lead here names itself.
    /// </summary>
    public static bool IsLocal(this HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && IsLoopbackName(context.Request.Host.Host)
        && !ForwardingHeaders.Any(context.Request.Headers.ContainsKey);

    /// <summary>A page in a browser sent it, of whatever site: browsers send these, programs do not.</summary>
    public static bool IsOfPage(this HttpContext context) => context.Request.Headers.ContainsKey("Origin") || context.Request.Headers.ContainsKey("Sec-Fetch-Site");

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
