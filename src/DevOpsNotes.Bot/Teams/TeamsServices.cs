using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Bot.Teams.Calls;
using DevOpsNotes.Bot.Teams.Daily;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Bot.Teams.Trust;
using DevOpsNotes.Bot.Teams.Work;
using DevOpsNotes.Bot.Work;

namespace DevOpsNotes.Bot.Teams;

/// <summary>Puts the Teams edge together.</summary>
internal static class TeamsServices
{
    /// <summary>The card that Teams would be sent can be seen without Teams.</summary>
    public static IServiceCollection AddTeamsPreview(this IServiceCollection services) => services.AddSingleton<IReplyPreview, TeamsPreview>();

    public static IServiceCollection AddTeams(this IServiceCollection services, TeamsSettings settings, IHostEnvironment environment)
    {
        services.AddSingleton(settings);
        services.AddTeamsTrust();
        // Without an app nothing is meant for it: there is nothing to check.
        if (settings.AppId is not null)
            services.AddSigningKeysHealth();
        services.AddConnector(settings, allowLoopback: settings.DangerouslyAllowUnauthenticatedRequests && environment.IsDevelopment());
        services.AddSingleton<TeamsCallers>();
        services.AddSingleton<TeamsAnswers>();
        services.AddSingleton<TeamsDelivery>();
        services.AddSingleton<IWorkHandler, TeamsWork>();
        services.AddSingleton<TeamsChats>();
        services.AddSingleton<INoticeCarrier, TeamsNotices>();
        services.AddSingleton<IDailySender, TeamsDailySender>();
        services.AddSingleton<TeamsMessages>();
        services.AddSingleton<TeamsForms>();
        services.AddSingleton<TeamsQuotes>();
        services.AddSingleton<TeamsInvokes>();
        services.AddSingleton<TeamsInstallations>();
        services.AddSingleton<TeamsDispatcher>();
        services.AddSingleton<TeamsRequests>();
        return services;
    }

    public static void MapTeams(this IEndpointRouteBuilder routes) =>
        routes.MapPost(TeamsApp.Path, (HttpContext context, TeamsRequests requests) => requests.Handle(context)).Limited(EdgeLimits.Teams, RequestBodies.Largest);
}
