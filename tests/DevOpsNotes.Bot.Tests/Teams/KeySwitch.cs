using DevOpsNotes.Bot.Teams.Trust;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Keeps a host from reaching Microsoft's keys, from its start on, until a test lets it.</summary>
internal sealed class KeySwitch
{
    private volatile bool _isOn;

    public void Reach(IServiceCollection services) => services.AddHttpClient(nameof(SigningKeys)).AddHttpMessageHandler(() => new Switch(this));

    public void On() => _isOn = true;

    private sealed class Switch(KeySwitch keys) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            keys._isOn ? base.SendAsync(request, cancellationToken) : throw new HttpRequestException("The keys are out of reach.");
    }
}
