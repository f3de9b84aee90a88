namespace DevOpsNotes.Bot.Work;

/// <summary>Puts the work together; platforms add their handlers.</summary>
internal static class WorkServices
{
    public static IServiceCollection AddWork(this IServiceCollection services) => services
        .AddSingleton<WorkInbox>()
        .AddSingleton<WorkQueue>()
        .AddHostedService(provider => provider.GetRequiredService<WorkQueue>());
}
