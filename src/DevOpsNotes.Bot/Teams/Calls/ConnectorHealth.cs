using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>Whether Teams takes what the bot sends. While it does not, the bot can be asked all the same.</summary>
internal sealed class ConnectorHealth(ConnectorClient client) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(client.HealthProblem is { } problem ? HealthCheckResult.Degraded(problem, data: client.FoundOut?.Data) : HealthCheckResult.Healthy(data: client.FoundOut?.Data));
}
