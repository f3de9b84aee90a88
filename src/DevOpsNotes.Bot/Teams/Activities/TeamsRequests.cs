using System.Text.Json;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Teams.Trust;
using DevOpsNotes.Storage;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>Takes activities over HTTP: checks who sent them, reads the body once, and hands them to the dispatcher.</summary>
internal sealed partial class TeamsRequests(TeamsSettings settings, ConnectorTokens tokens, RequestBodies bodies, Refusals refusals, TeamsDispatcher dispatcher, IHostEnvironment environment, TimeProvider time, ILogger<TeamsRequests> logger)
{
    /// <summary>Teams waits longer for some of it, but five seconds for the rest.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public async Task Handle(HttpContext context)
    {
        var response = await Answer(context);
        context.Response.StatusCode = response.Status;
        if (!response.Json.IsEmpty)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = response.Json.Length;
            await context.Response.Body.WriteAsync(response.Json, context.RequestAborted);
        }
    }

    private async Task<TeamsResponse> Answer(HttpContext context)
    {
        // Nothing of a stranger is read but the token.
        var isTrusted = IsTrustedWithoutToken(context);
        var (verdict, token) = isTrusted ? (TokenVerdict.Valid, null) : await tokens.Verify(context.Request.Headers.Authorization.ToString(), context.RequestAborted);
        if (verdict != TokenVerdict.Valid)
            return Refused(context, verdict);
        if (await bodies.Read(context, EdgeLimits.Teams) is not { } body)
            return new TeamsResponse(context.Response.StatusCode);
        if (ActivityOf(body) is not { } activity)
            return NotUnderstood("no activity");
        if (token is not null)
            verdict = tokens.Verify(token, activity.ChannelId, activity.ServiceUrl, activity.Tenant);
        if (verdict != TokenVerdict.Valid)
            return Refused(context, verdict);
        var response = await Dispatch(activity, context.RequestAborted);
        return response == TeamsResponse.NotUnderstood ? NotUnderstood(activity.Type ?? "an activity without a type") : response;
    }

    /// <summary>
    /// What Microsoft's local playground sends has no token: believed in Development, from programs on this machine. A page of
    /// somebody else's that is open there is none.
    /// </summary>
    private bool IsTrustedWithoutToken(HttpContext context) =>
        settings.DangerouslyAllowUnauthenticatedRequests && environment.IsDevelopment() && context.IsLocal() && !context.IsOfPage() && !context.Request.Headers.ContainsKey("Authorization");

    private async Task<TeamsResponse> Dispatch(TeamsActivity activity, CancellationToken aborted)
    {
        try
        {
            return await dispatcher.Dispatch(activity, CancellationToken.None).WaitAsync(Patience, time, aborted);
        }
        catch (TimeoutException)
        {
            // What is under way goes on. A message is told again, and then met as a duplicate.
            Log.TooSlow(logger, activity.Type!);
            return activity.Type == "invoke" ? TeamsInvokes.Instead(activity, "This takes longer than Teams waits. It may still succeed: look again in a minute.") : TeamsResponse.NotKept;
        }
        catch (StoreException e)
        {
            Log.StoreFailed(logger, e, activity.Type!);
            return activity.Type == "invoke" ? TeamsInvokes.Instead(activity, "That could not be kept: the store does not answer. Try again in a minute.") : TeamsResponse.NotKept;
        }
    }

    private static TeamsActivity? ActivityOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            var json = JsonDocument.Parse(body).RootElement;
            return json.ValueKind == JsonValueKind.Object ? new TeamsActivity(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Without a word of why: that is for the log.</summary>
    private TeamsResponse Refused(HttpContext context, TokenVerdict verdict)
    {
        switch (verdict)
        {
            case TokenVerdict.ForeignTenant:
                refusals.Refuse(context, EdgeLimits.Teams, verdict.ToString(), StatusCodes.Status403Forbidden);
                break;
            case TokenVerdict.KeysUnavailable:
                // Not the sender's fault, and it is to come again.
                refusals.Refuse(context, EdgeLimits.Teams, verdict.ToString(), StatusCodes.Status503ServiceUnavailable, SigningKeys.AfterFailure);
                break;
            default:
                refusals.RefuseStranger(context, EdgeLimits.Teams, verdict.ToString());
                break;
        }

        return new TeamsResponse(context.Response.StatusCode);
    }

    private TeamsResponse NotUnderstood(string what)
    {
        Log.NotUnderstood(logger, what);
        return TeamsResponse.NotUnderstood;
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "Teams: a trusted request was not what Teams sends: {What}.")]
        public static partial void NotUnderstood(ILogger logger, string what);

        [LoggerMessage(3, LogLevel.Error, "Teams: an activity of type {Type} could not be kept; it was not acknowledged.")]
        public static partial void StoreFailed(ILogger logger, Exception exception, string type);

        [LoggerMessage(4, LogLevel.Warning, "Teams: an activity of type {Type} took longer than Teams waits.")]
        public static partial void TooSlow(ILogger logger, string type);
    }
}
