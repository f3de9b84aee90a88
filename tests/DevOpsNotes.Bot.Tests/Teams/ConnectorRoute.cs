using System.Collections.Concurrent;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>
/// Leads calls of the real host to a fake one, so that the bot's own check of hosts stays as it is. This machine is let
/// through; what goes anywhere else is written down and goes nowhere.
/// </summary>
/// <param name="connector">The address of the fake, without a slash.</param>
internal sealed class ConnectorRoute(string connector) : DelegatingHandler
{
    /// <summary>Addresses that nothing should have been sent to.</summary>
    public ConcurrentQueue<Uri> Strays { get; } = new();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (address.GetLeftPart(UriPartial.Authority) == "https://smba.trafficmanager.net")
        {
            request.RequestUri = new Uri(connector + address.PathAndQuery);
        }
        else if (!address.IsLoopback)
        {
            Strays.Enqueue(address);
            throw new InvalidOperationException($"Nothing may be sent to {address}.");
        }

        return base.SendAsync(request, cancellationToken);
    }
}
