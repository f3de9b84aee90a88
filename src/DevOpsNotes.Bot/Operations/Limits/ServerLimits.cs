using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DevOpsNotes.Bot.Operations.Limits;

/// <summary>What the server takes of anybody, before it is known who it is.</summary>
internal static class ServerLimits
{
    /// <summary>Bytes of a body where an address does not take more.</summary>
    public const int LargestBody = 64 * 1024;

    /// <summary>Connections that are open at once, idle or not.</summary>
    public const int MostConnections = 5000;

    /// <summary>Until the headers of a request are there.</summary>
    public static readonly TimeSpan Headers = TimeSpan.FromSeconds(10);

    /// <summary>
    /// For a whole request, whatever it does. The edges of Slack and Teams answer earlier, because these do not wait longer.
    /// </summary>
    public static readonly TimeSpan Request = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection is kept that nothing comes over: longer than proxies keep theirs, so that they close it.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(130);

    public static IServiceCollection AddServerLimits(this IServiceCollection services) => services
        .Configure<KestrelServerOptions>(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestBody;
            server.Limits.MaxConcurrentConnections = MostConnections;
            server.Limits.RequestHeadersTimeout = Headers;
            server.Limits.KeepAliveTimeout = Idle;
            server.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
            server.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        })
        .AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = Request,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = async context =>
            {
                context.RequestServices.GetRequiredService<Refusals>().Refuse(context, EdgeLimits.EdgeOf(context), "took too long", StatusCodes.Status503ServiceUnavailable);
                context.Response.ContentType = "text/plain; charset=utf-8";
                await context.Response.WriteAsync("This takes too long. It may have been done: look again in a minute.", CancellationToken.None);
            },
        });
}
