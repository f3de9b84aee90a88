using System.Text;
using System.Text.Json;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>Takes requests over HTTP: reads the raw body once, checks who sent it, and hands it to the dispatcher.</summary>
internal sealed partial class SlackRequests(SlackSettings settings, RequestBodies bodies, Refusals refusals, SlackDispatcher dispatcher, TimeProvider time, ILogger<SlackRequests> logger)
{
    /// <summary>Bytes of a body that comes without a signature, which can only be <see cref="IsCertificateCheck"/>.</summary>
    private const int LargestUnsigned = 4096;

    /// <summary>Which time it is that Slack tells of an event again (https://docs.slack.dev/apis/events-api/#retries).</summary>
    private const string RetryHeader = "X-Slack-Retry-Num";

    /// <summary>Without a word of why: that is for the log.</summary>
    public async Task Handle(HttpContext context, SlackKind kind)
    {
        var headers = context.Request.Headers;
        var (timestamp, signature) = (headers[SlackSignature.TimestampHeader].ToString(), headers[SlackSignature.SignatureHeader].ToString());
        // What cannot be Slack's costs no more than a look at its headers.
        var verdict = SlackSignature.Glance(timestamp, signature, time.GetUtcNow());
        if (verdict != SignatureVerdict.Valid && !(kind == SlackKind.SlashCommands && context.Request.ContentLength <= LargestUnsigned))
        {
            refusals.RefuseStranger(context, EdgeLimits.Slack, verdict.ToString());
            return;
        }

        if (await bodies.Read(context, EdgeLimits.Slack) is not { } body)
            return;
        // Slack asks now and then, without a signature, whether there is a certificate; nothing else of it is looked at.
        if (kind == SlackKind.SlashCommands && IsCertificateCheck(body))
            return;
        verdict = SlackSignature.Verify(settings.SigningSecret, timestamp, signature, body.Span, time.GetUtcNow());
        if (verdict != SignatureVerdict.Valid)
        {
            refusals.RefuseStranger(context, EdgeLimits.Slack, verdict.ToString());
            return;
        }

        await Write(context, kind, PayloadOf(kind, body) is { } payload ? await Answer(kind, payload, headers.ContainsKey(RetryHeader), context.RequestAborted) : SlackResponse.NotUnderstood);
    }

    private async Task<SlackResponse> Answer(SlackKind kind, JsonElement payload, bool isRetry, CancellationToken aborted)
    {
        try
        {
            return await dispatcher.Dispatch(kind, payload, isRetry, CancellationToken.None).WaitAsync(SlackPatience.Request, time, aborted);
        }
        catch (TimeoutException)
        {
            Log.TooSlow(logger, kind);
            return TooSlow(kind, new ForeignJson(payload));
        }
        catch (StoreException e)
        {
            // Slack tells of an event again that was not acknowledged.
            Log.StoreFailed(logger, e, kind);
            return SlackResponse.NotKept;
        }
    }

    /// <summary>What is under way goes on. An event is told again, and then met as a duplicate.</summary>
    private static SlackResponse TooSlow(SlackKind kind, ForeignJson payload) => kind switch
    {
        SlackKind.SlashCommands => SlackResponse.Of(json =>
        {
            json.WriteString("response_type", "ephemeral");
            json.WriteString("text", "This takes longer than Slack waits. It may still succeed: look again in a minute.");
        }),
        SlackKind.Interactive => SlackInteractions.TooSlow(payload),
        _ => SlackResponse.NotKept,
    };

    private async Task Write(HttpContext context, SlackKind kind, SlackResponse response)
    {
        if (response.Outcome == SlackOutcome.NotUnderstood)
            Log.NotUnderstood(logger, kind);
        context.Response.StatusCode = response.Outcome switch
        {
            SlackOutcome.NotUnderstood => StatusCodes.Status400BadRequest,
            SlackOutcome.NotKept => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status200OK,
        };
        if (!response.Json.IsEmpty)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = response.Json.Length;
            await context.Response.Body.WriteAsync(response.Json, context.RequestAborted);
        }
    }

    private static JsonElement? PayloadOf(SlackKind kind, ReadOnlyMemory<byte> body)
    {
        try
        {
            return kind switch
            {
                SlackKind.SlashCommands => JsonSerializer.SerializeToElement(FormOf(body.Span).ToDictionary(field => field.Key, field => field.Value.ToString())),
                SlackKind.Interactive => FormOf(body.Span).TryGetValue("payload", out var payload) ? JsonDocument.Parse(payload.ToString()).RootElement : null,
                _ => JsonDocument.Parse(body).RootElement,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static Dictionary<string, Microsoft.Extensions.Primitives.StringValues> FormOf(ReadOnlySpan<byte> body)
    {
        using var reader = new FormReader(Encoding.UTF8.GetString(body));
        return reader.ReadForm();
    }

    private static bool IsCertificateCheck(ReadOnlyMemory<byte> body) =>
        body.Span.IndexOf("ssl_check=1"u8) >= 0 && PayloadOf(SlackKind.SlashCommands, body) is { } form && new ForeignJson(form).Text("ssl_check") == "1";

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "Slack: a signed request of kind {Kind} was not what Slack sends.")]
        public static partial void NotUnderstood(ILogger logger, SlackKind kind);

        [LoggerMessage(4, LogLevel.Warning, "Slack: a request of kind {Kind} took longer than Slack waits.")]
        public static partial void TooSlow(ILogger logger, SlackKind kind);

        [LoggerMessage(3, LogLevel.Error, "Slack: a request of kind {Kind} could not be kept; it was not acknowledged.")]
        public static partial void StoreFailed(ILogger logger, Exception exception, SlackKind kind);
    }
}
