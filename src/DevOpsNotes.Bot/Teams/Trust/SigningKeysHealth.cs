using DevOpsNotes.Bot.Operations.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DevOpsNotes.Bot.Teams.Trust;

/// <summary>
/// Has the keys fetched before a request needs them, and tells how old they are. Without them nothing of Teams is believed, on no
/// host; that takes none out of rotation, since all else is answered.
/// </summary>
internal sealed class SigningKeysHealth(SigningKeys keys, TimeProvider time) : BackgroundService, IHealthCheck
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>They are fetched each day: older ones could not be.</summary>
    public static readonly TimeSpan Old = SigningKeys.Freshness + TimeSpan.FromHours(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var read = keys.Read;
        return Task.FromResult(Problem(read) is { } problem ? HealthCheckResult.Degraded(problem, data: read.Data) : HealthCheckResult.Healthy(data: read.Data));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await keys.Renew(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static string? Problem(LastSeen read) => read.Age switch
    {
        null => "The keys that Teams signs with could not be read yet. What comes from Teams is sent back until they are, which is tried every few seconds.",
        { } age when age > Old => "The keys that Teams signs with could not be read again for more than a day. Those known are used on; a newer one is not believed.",
        _ => null,
    };
}
