using DevOpsNotes.Bot.Work;

namespace DevOpsNotes.Bot.Daily;

/// <summary>Puts the lesson of the day together; platforms add their senders.</summary>
internal static class DailyServices
{
    public static IServiceCollection AddDaily(this IServiceCollection services, DailySettings settings) => services
        .AddSingleton(settings)
        .AddSingleton<DailySenders>()
        .AddSingleton<PostComposer>()
        .AddSingleton<DailyEndings>()
        .AddSingleton<IWorkHandler>(provider => provider.GetRequiredService<DailyEndings>())
        .AddSingleton<DailyPoster>()
        .AddSingleton<DailyLanes>()
        .AddSingleton<DailyRounds>()
        .AddHostedService(provider => provider.GetRequiredService<DailyRounds>());
}
