namespace DevOpsNotes.Bot.Work;

/// <summary>Puts the work together; platforms add their handlers.</summary>
internal static class WorkServices
{
    public static IServiceCollection AddWork(this IServiceCollection services) => services
        .AddSingleton<WorkInbox>()
        .AddSingleton<WorkspaceErasure>()
        .AddSingleton<IWorkHandler>(provider => provider.GetRequiredService<WorkspaceErasure>())
        .AddSingleton<WorkQueue>()
        .AddHostedService(provider => provider.GetRequiredService<WorkQueue>());
}
