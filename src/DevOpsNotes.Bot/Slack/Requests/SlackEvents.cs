namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>Events (https://docs.slack.dev/apis/events-api): acknowledged once what is to be done is kept.</summary>
internal sealed partial class SlackEvents(ILogger<SlackEvents> logger)
{
    public Task<SlackResponse> Receive(SlackJson payload, CancellationToken cancellationToken)
    {
        switch (payload.Text("type"))
        {
            case "url_verification" when payload.Text("challenge") is { } challenge:
                return Task.FromResult(SlackResponse.Of(json => json.WriteString("challenge", challenge)));
            case "app_rate_limited":
                Log.RateLimited(logger, payload.Text("team_id"));
                return Task.FromResult(SlackResponse.Received);
            default:
                return Task.FromResult(SlackResponse.Received);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack: {Team} has more events than Slack delivers; some were dropped.")]
        public static partial void RateLimited(ILogger logger, string? team);
    }
}
