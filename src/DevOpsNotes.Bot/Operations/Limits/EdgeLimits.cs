using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;

namespace DevOpsNotes.Bot.Operations.Limits;

/// <summary>
/// The limits of each address, by its edge. Those of the page count by network, because nobody signs in there. What Slack and
/// Teams send comes from few addresses, perhaps from that of a proxy alone, together with what strangers send: so the requests
/// are bounded that are under way at once, of which those that are not known yet can only ever be some (<see cref="Edges.RequestBodies"/>).
/// </summary>
internal static class EdgeLimits
{
    public const string Slack = "slack";
    public const string Teams = "teams";
    public const string Page = "page";
    public const string PageFiles = "page-files";
    public const string Health = "health";

    /// <summary>Requests of a platform that are under way at once, each for seconds at most.</summary>
    public const int OfPlatform = 1024;

    private const int OfHealth = 16;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    /// <summary>Bounds an address.</summary>
    /// <param name="endpoint">The address.</param>
    /// <param name="edge">Whose limits it has.</param>
    /// <param name="largestBody">In bytes; none for what takes no body.</param>
    public static TBuilder Limited<TBuilder>(this TBuilder endpoint, string edge, int largestBody = 0)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireRateLimiting(edge).WithMetadata(new LargestBody(largestBody));

    /// <summary>Whose limits the address of a request has.</summary>
    public static string EdgeOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName ?? "none";

    public static IServiceCollection AddEdgeLimits(this IServiceCollection services) => services.AddSingleton<Refusals>().AddRateLimiter(options =>
    {
        foreach (var platform in new[] { Slack, Teams })
            options.AddPolicy(platform, _ => RateLimitPartition.GetConcurrencyLimiter(platform, _ => new ConcurrencyLimiterOptions { PermitLimit = OfPlatform }));
        // Never by address: whoever looks after the host must not be told that it is down because somebody else asks a lot.
        options.AddPolicy(Health, _ => RateLimitPartition.GetConcurrencyLimiter(Health, _ => new ConcurrencyLimiterOptions { PermitLimit = OfHealth, QueueLimit = ServerLimits.MostConnections }));
        options.AddPolicy(Page, context => ByNetwork(context, atOnce: 60, perSecond: 2));
        options.AddPolicy(PageFiles, context => ByNetwork(context, atOnce: 240, perSecond: 20));
        options.OnRejected = async (rejected, cancellationToken) => await Reject(rejected.HttpContext, cancellationToken);
    });

    private static RateLimitPartition<string> ByNetwork(HttpContext context, int atOnce, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(Network.Of(context.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = atOnce,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });

    private static async Task Reject(HttpContext context, CancellationToken cancellationToken)
    {
        var edge = EdgeOf(context);
        var isOfPage = edge is Page or PageFiles;
        context.RequestServices.GetRequiredService<Refusals>().Refuse(context, edge, "too many at once", isOfPage ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable, Soon);
        if (!isOfPage)
            return;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync("That was a lot at once. Wait a few seconds, then say it again.", cancellationToken);
    }

    private sealed record LargestBody(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
