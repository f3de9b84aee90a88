namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>The addresses that Slack sends to.</summary>
internal static class SlackEndpoints
{
    public static void MapSlack(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/slack/commands", (HttpContext context, SlackRequests requests) => requests.Handle(context, SlackKind.SlashCommands));
        routes.MapPost("/slack/interactivity", (HttpContext context, SlackRequests requests) => requests.Handle(context, SlackKind.Interactive));
        routes.MapPost("/slack/events", (HttpContext context, SlackRequests requests) => requests.Handle(context, SlackKind.EventsApi));
    }
}
