using DevOpsNotes.Bot.Teams;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DevOpsNotes.Bot.Operations;

/// <summary>Says once the host is up where it listens and what is configured.</summary>
internal sealed partial class Announcement(IServer server, BotSettings settings, IHostEnvironment environment, ILogger<Announcement> logger) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Log.Listening(logger, string.Join(", ", addresses), settings.Store.Place, settings.Slack is { } slack ? slack.BotToken is null ? "commands only, there is no bot token" : "configured" : "not configured", TeamsOf(settings.Teams));
        if (addresses.FirstOrDefault() is { } address && (settings.TryIt || environment.IsDevelopment()))
            Log.TryIt(logger, address);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string TeamsOf(TeamsSettings? teams) => teams switch
    {
        null => "not configured",
        { DangerouslyAllowUnauthenticatedRequests: true } when environment.IsDevelopment() => "whatever this machine sends is believed without a token",
        { AppId: null } => "not configured, and nothing is believed without a token outside Development",
        _ => "configured",
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Listening on {Addresses}. Store: {Store}. Slack: {Slack}. Teams: {Teams}.")]
        public static partial void Listening(ILogger logger, string addresses, string store, string slack, string teams);

        [LoggerMessage(2, LogLevel.Information, "Try it in a browser: {Address}")]
        public static partial void TryIt(ILogger logger, string address);
    }
}
