using System.Net;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations.Health;
using DevOpsNotes.Bot.Operations.Telemetry;
using Polly;

namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>
/// The connector, by which Teams takes messages. A call is repeated only where Teams certainly did not do it, or where doing it
/// twice does no harm; a failure is a value. The bot's token goes to hosts of Teams alone.
/// </summary>
/// <param name="http">Follows no redirects, which would take the token elsewhere, and has no timeout of its own.</param>
/// <param name="credential"><see langword="null"/> for a bot without a registration, which speaks to this machine alone.</param>
/// <param name="hosts">Where it may speak to.</param>
/// <param name="pacing">When it may.</param>
/// <param name="time">The clock that is waited by.</param>
/// <param name="logger">Never hears of a token, a message, or who it is for.</param>
internal sealed partial class ConnectorClient(HttpClient http, ConnectorCredential? credential, ConnectorHosts hosts, ConnectorPacing pacing, TimeProvider time, ILogger<ConnectorClient> logger)
{
    /// <summary>How long nothing is sent to a tenant whose administrator has turned the app off.</summary>
    public static readonly TimeSpan DisabledPause = TimeSpan.FromHours(24);

    private readonly ResiliencePipeline<ConnectorResult> _once = ConnectorRetry.Pipeline(isRepeatable: false, pacing, time);
    private readonly ResiliencePipeline<ConnectorResult> _repeated = ConnectorRetry.Pipeline(isRepeatable: true, pacing, time);
    private readonly ConnectorExchange _exchange = new(http, time);

    /// <inheritdoc cref="ConnectorCredential.HealthProblem"/>
    public string? HealthProblem => credential?.HealthProblem;

    /// <inheritdoc cref="ConnectorCredential.FoundOut"/>
    public LastSeen? FoundOut => credential?.FoundOut;

    /// <summary>Waits until a message may go into a conversation; not for the end of a long pause, of which the call then tells.</summary>
    public async Task WaitForTurn(ConnectorTarget target, CancellationToken cancellationToken)
    {
        var pause = Longer(pacing.PauseOf(target), pacing.PauseOf(target.Tenant));
        if (pause <= ConnectorRetry.LongestWait && pacing.TakeTurn(target, after: pause) is { Ticks: > 0 } wait)
            await Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>Posts an activity; its thread is in the id of the conversation.</summary>
    /// <param name="target">Where.</param>
    /// <param name="replyTo">The activity that it answers; <see langword="null"/> for none.</param>
    /// <param name="isTargeted">Only the recipient sees it.</param>
    /// <param name="activity">A JSON object in UTF-8.</param>
    /// <param name="cancellationToken">Gives up; what was sent may have happened.</param>
    public Task<ConnectorResult> Send(ConnectorTarget target, string? replyTo, bool isTargeted, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        Call(HttpMethod.Post, target, ConnectorAddress.OfActivities(target, replyTo, isTargeted), activity, cancellationToken);

    /// <summary>Replaces an activity that the bot posted.</summary>
    public Task<ConnectorResult> Update(ConnectorTarget target, string activityId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        Call(HttpMethod.Put, target, ConnectorAddress.OfActivities(target, activityId, isTargeted: false), activity, cancellationToken);

    /// <summary>Deletes an activity that the bot posted.</summary>
    public Task<ConnectorResult> Delete(ConnectorTarget target, string activityId, CancellationToken cancellationToken) =>
        Call(HttpMethod.Delete, target, ConnectorAddress.OfActivities(target, activityId, isTargeted: false), ReadOnlyMemory<byte>.Empty, cancellationToken);

    /// <summary>Begins a thread in a channel with its first activity; the id of the result is that of the thread's conversation.</summary>
    public Task<ConnectorResult> StartThread(ConnectorTarget channel, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        Call(HttpMethod.Post, channel, ConnectorAddress.OfConversations(channel), body, cancellationToken);

    private async Task<ConnectorResult> Call(HttpMethod method, ConnectorTarget target, Uri? address, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var result = Refusal(target, address) ?? await Measured(method, target, address!, json, cancellationToken);
        if (result.Error == ConnectorErrorClass.DisabledByAdmin && result.RetryAfter is null)
        {
            pacing.Pause(target.Tenant, DisabledPause);
            result = result with { RetryAfter = DisabledPause };
        }

        if (!result.IsOk)
            Log.CallFailed(logger, method, target.Tenant, result.Error!.Value, result.Code);
        return result;
    }

    private async Task<ConnectorResult> Measured(HttpMethod method, ConnectorTarget target, Uri address, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var (timing, outcome) = (Timing.Begin(), "given up");
        try
        {
            var result = await Repeated(method, target, address, json, cancellationToken);
            outcome = result.IsOk ? "ok" : result.Error!.Value.ToString();
            return result;
        }
        finally
        {
            Instruments.Outbound.Record(timing.Seconds, Instruments.Platform("teams"), new("method", method.Method), Instruments.Outcome(outcome));
        }
    }

    /// <summary>Why nothing is sent at all.</summary>
    private ConnectorResult? Refusal(ConnectorTarget target, Uri? address)
    {
        // As it came, and as it is called: neither may be anything else.
        var trust = address is null || hosts.TrustOf(address) == hosts.TrustOf(target.ServiceUrl) ? hosts.TrustOf(target.ServiceUrl) : ConnectorTrust.Forbidden;
        if (trust == ConnectorTrust.Forbidden || (trust == ConnectorTrust.Teams && credential is null))
        {
            Log.ForbiddenHost(logger, target.ServiceUrl.IsAbsoluteUri ? ShortText.Cut(target.ServiceUrl.IdnHost, 100) : "", target.Tenant);
            return ConnectorResult.Failed(ConnectorErrorClass.ForbiddenHost, "host");
        }

        if (address is null)
            return ConnectorResult.Failed(ConnectorErrorClass.OurFault, "address");
        if (pacing.PauseOf(target.Tenant) is { Ticks: > 0 } disabled)
            return ConnectorResult.Failed(ConnectorErrorClass.DisabledByAdmin, "paused", disabled);
        return pacing.PauseOf(target) is var pause && pause > ConnectorRetry.LongestWait ? ConnectorResult.Failed(ConnectorErrorClass.RateLimited, "paused", pause) : null;
    }

    private async Task<ConnectorResult> Repeated(HttpMethod method, ConnectorTarget target, Uri address, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var pause = pacing.PauseOf(target);
        if (target.IsUnasked)
            return pause > TimeSpan.Zero ? ConnectorResult.Failed(ConnectorErrorClass.RateLimited, "paused", pause) : await Paced(method, target, address, json, cancellationToken);
        // Teams asked others for a short pause, after this one's turn was given.
        if (pause > TimeSpan.Zero)
            await Task.Delay(pacing.TakeTurn(target, after: pause), time, cancellationToken);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(ConnectorRetry.Target, target);
        try
        {
            var result = await (method == HttpMethod.Post ? _once : _repeated).ExecuteAsync(async attempt => await Paced(method, target, address, json, attempt.CancellationToken), context);
            if (result is not { Error: ConnectorErrorClass.RateLimited, RetryAfter: null })
                return result;
            pacing.Pause(target, ConnectorRetry.LongestWait);
            return result with { RetryAfter = ConnectorRetry.LongestWait };
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<ConnectorResult> Paced(HttpMethod method, ConnectorTarget target, Uri address, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var result = hosts.TrustOf(address) == ConnectorTrust.Teams
            ? await WithToken(credential!, token => _exchange.Send(method, address, token, json, cancellationToken), cancellationToken)
            : (await _exchange.Send(method, address, token: null, json, cancellationToken)).Result;
        if (result is { Error: ConnectorErrorClass.RateLimited, RetryAfter: { } wait })
            pacing.Pause(target, wait);
        return result;
    }

    /// <summary>A token may be refused because it grew old: then nothing was done, and it is tried once more with a fresh one.</summary>
    private static async Task<ConnectorResult> WithToken(ConnectorCredential credential, Func<string, Task<(HttpStatusCode? Status, ConnectorResult Result)>> exchange, CancellationToken cancellationToken)
    {
        for (var isLast = false; ; isLast = true)
        {
            var token = await credential.Get(cancellationToken);
            if (token.Failure is { } failure)
                return ConnectorResult.Failed(failure.Error, failure.Code);
            var (status, result) = await exchange(token.Value!);
            if (status == HttpStatusCode.Unauthorized && !isLast && credential.Renew(token))
                continue;
            if (status == HttpStatusCode.Unauthorized)
                credential.Refuse(result.Code!);
            else if ((int?)status is < 500)
                credential.Accept();
            return result;
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Teams: {Method} failed in the tenant {Tenant}: {Class} ({Code}).")]
        public static partial void CallFailed(ILogger logger, HttpMethod method, string tenant, ConnectorErrorClass @class, string? code);

        [LoggerMessage(2, LogLevel.Warning, "Nothing is sent to '{Host}' for the tenant {Tenant}: it is not a host of Teams, or the bot has no registration.")]
        public static partial void ForbiddenHost(ILogger logger, string host, string tenant);
    }
}
