using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations.Limits;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>The addresses that Slack sends to.</summary>
internal static class SlackEndpoints
{
    public static void MapSlack(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/slack/commands", (HttpContext context, SlackRequests requests) => requests.Handle(context, SlackKind.SlashCommands)).Limited(EdgeLimits.Slack, RequestBodies.Largest);
        routes.MapPost("/slack/interactivity", (HttpContext context, SlackRequests requests) => requests.Handle(context, SlackKind.Interactive)).Limited(EdgeLimits.Slack, RequestBodies.Largest);
        routes.MapPost("/slack/events", (HttpContext context, SlackRequests requests) => requests.Handle(context, SlackKind.EventsApi)).Limited(EdgeLimits.Slack, RequestBodies.Largest);
    }
}
