using DevOpsNotes.Bot.Edges;

namespace DevOpsNotes.Bot.Operations.Limits;

/// <summary>Puts the limits together.</summary>
internal static class LimitServices
{
    public static IServiceCollection AddLimits(this IServiceCollection services) => services
        .AddServerLimits()
        .AddEdgeLimits()
        .AddSingleton<RequestBodies>();

    public static void UseLimits(this WebApplication app)
    {
        app.UseRequestTimeouts();
        app.UseRateLimiter();
    }
}
