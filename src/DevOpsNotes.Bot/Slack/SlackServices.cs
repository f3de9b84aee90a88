using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.Daily;
using DevOpsNotes.Bot.Slack.People;
using DevOpsNotes.Bot.Slack.Quoting;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Bot.Slack.Requests;
using DevOpsNotes.Bot.Slack.Work;
using DevOpsNotes.Bot.Work;

namespace DevOpsNotes.Bot.Slack;

/// <summary>Puts the Slack edge together.</summary>
internal static class SlackServices
{
    /// <summary>What Slack would be sent can be seen without Slack.</summary>
    public static IServiceCollection AddSlackPreview(this IServiceCollection services) => services.AddSingleton<IReplyPreview, SlackPreview>();

    public static IServiceCollection AddSlack(this IServiceCollection services, SlackSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<SlackPacing>();
        // The addresses for answers are secrets, and the factory's own loggers write them down.
        services.AddHttpClient(nameof(SlackClient), client => client.MaxResponseContentBufferSize = SlackClient.LargestAnswer).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddSingleton(provider => new SlackClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(SlackClient)),
            settings,
            provider.GetRequiredService<SlackPacing>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SlackClient>>()));
        services.AddSingleton<SlackInstallations>();
        services.AddHostedService(provider => provider.GetRequiredService<SlackInstallations>());
        services.AddHealthChecks().AddCheck<SlackInstallations>("slack");
        services.AddSingleton<SlackDirectory>();
        services.AddSingleton<SlackMembers>();
        services.AddSingleton<SlackCallers>();
        services.AddSingleton<SlackForms>();
        services.AddSingleton<SlackReplies>();
        services.AddSingleton<SlackQuotedMessages>();
        services.AddSingleton<SlackShortcuts>();
        services.AddSingleton<SlackCommands>();
        services.AddSingleton<SlackInteractions>();
        services.AddSingleton<SlackAnswers>();
        services.AddSingleton<SlackDelivery>();
        services.AddSingleton<IWorkHandler, SlackWork>();
        services.AddSingleton<INoticeCarrier, SlackNotices>();
        services.AddSingleton<IDailySender, SlackDailySender>();
        services.AddSingleton<IWorkHandler, SlackFloods>();
        services.AddSingleton<IWorkHandler, SlackReactions>();
        services.AddSingleton<IWorkHandler, SlackUninstalls>();
        services.AddSingleton<SlackEvents>();
        services.AddSingleton<SlackDispatcher>();
        services.AddSingleton<SlackRequests>();
        return services;
    }
}
