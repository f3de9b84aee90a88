using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using DevOpsNotes.Bot.Operations.Telemetry;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace DevOpsNotes.Bot.Slack.Calls;

/// <summary>
/// Slack's Web API, and the addresses at which it takes answers. A call is repeated only where Slack certainly did not do it,
/// or where doing it twice does no harm; a failure is a value.
/// </summary>
internal sealed partial class SlackClient(HttpClient http, SlackSettings settings, SlackPacing pacing, TimeProvider time, ILogger<SlackClient> logger)
{
    /// <summary>An attempt that takes longer is given up; its outcome is not known.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    /// <summary>A pause that takes longer is not waited for: what it holds up comes back later.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>In bytes. The largest that is asked for, a page of a thousand people, takes a few million.</summary>
    public const int LargestAnswer = 16 * 1024 * 1024;

    private const int Retries = 2;

    private readonly ResiliencePipeline<SlackResult> _once = Pipeline(time, repeat: result => result.Error == SlackErrorClass.Unreachable);
    private readonly ResiliencePipeline<SlackResult> _repeated = Pipeline(time, repeat: result => result.Error is SlackErrorClass.Unreachable or SlackErrorClass.Unknown);

    /// <summary>Waits until a message may go into a channel; not for the end of a long pause, of which the call then tells.</summary>
    public async Task WaitForTurn(SlackMethod method, string workspace, string channel, CancellationToken cancellationToken)
    {
        var pause = pacing.PauseOf(workspace, method);
        if (pause > LongestWait)
            return;
        var wait = pause + pacing.TakeTurn(workspace, channel);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>Calls a method.</summary>
    /// <param name="method">Which.</param>
    /// <param name="workspace">Whose token it is; limits are counted by it.</param>
    /// <param name="token">The bot token.</param>
    /// <param name="arguments">A JSON object in UTF-8.</param>
    /// <param name="cancellationToken">Gives up; what was sent may have happened.</param>
    public async Task<SlackResult> Call(SlackMethod method, string workspace, string token, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken)
    {
        if (pacing.PauseOf(workspace, method) is { Ticks: > 0 } pause)
            return SlackResult.Failed(SlackErrorClass.RateLimited, "paused", pause);
        var result = await Send(method.Name, method.IsRepeatable ? _repeated : _once, () => Request(new Uri(settings.ApiUrl, method.Name), token, ContentOf(method, arguments)), cancellationToken);
        if (result is { Error: SlackErrorClass.RateLimited, RetryAfter: { } retryAfter })
            pacing.Pause(workspace, method, retryAfter);
        if (!result.IsOk)
            Log.CallFailed(logger, method.Name, workspace, result.Error!.Value, result.Code, result.Details);
        return result;
    }

    /// <summary>Answers at the address that came with a request; each takes five answers within half an hour, and no token.</summary>
    public async Task<SlackResult> Respond(Uri responseUrl, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var result = MayRespondTo(responseUrl)
            ? await Send("response_url", _once, () => Request(responseUrl, token: null, JsonOf(message)), cancellationToken)
            : SlackResult.Failed(SlackErrorClass.OurFault, "response_url is not Slack's");
        if (!result.IsOk)
            Log.CallFailed(logger, "response_url", responseUrl.Host, result.Error!.Value, result.Code, result.Details);
        return result;
    }

    /// <summary>The signature says that the address is Slack's; this says it again.</summary>
    private bool MayRespondTo(Uri address) =>
        SlackHosts.Has(address)
        || (settings.ApiUrl != SlackSettings.DefaultApiUrl && address.GetLeftPart(UriPartial.Authority) == settings.ApiUrl.GetLeftPart(UriPartial.Authority));

    private async Task<SlackResult> Send(string method, ResiliencePipeline<SlackResult> pipeline, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var (timing, outcome) = (Timing.Begin(), "given up");
        try
        {
            var result = await Send(pipeline, request, cancellationToken);
            outcome = result.IsOk ? "ok" : result.Error!.Value.ToString();
            return result;
        }
        finally
        {
            Instruments.Outbound.Record(timing.Seconds, Instruments.Platform("slack"), new("method", method), Instruments.Outcome(outcome));
        }
    }

    private async Task<SlackResult> Send(ResiliencePipeline<SlackResult> pipeline, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(async attempt => await SendOnce(request, attempt), cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return SlackResult.Failed(SlackErrorClass.Unknown, "timeout");
        }
    }

    private async Task<SlackResult> SendOnce(Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        try
        {
            using var request = create();
            using var response = await http.SendAsync(request, cancellationToken);
            // An address for answers, to which no token goes, says no more than "ok".
            return await Read(response, isOkEnough: request.Headers.Authorization is null, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            var isUnsent = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            return SlackResult.Failed(isUnsent ? SlackErrorClass.Unreachable : SlackErrorClass.Unknown, e.HttpRequestError.ToString());
        }
    }

    private static async Task<SlackResult> Read(HttpResponseMessage response, bool isOkEnough, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return SlackResult.Failed(SlackErrorClass.RateLimited, "429", response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(30));
        if ((int)response.StatusCode >= 500)
            return SlackResult.Failed(SlackErrorClass.Unknown, $"{(int)response.StatusCode}");
        if (!response.IsSuccessStatusCode)
            return SlackResult.Failed(response.StatusCode == HttpStatusCode.NotFound ? SlackErrorClass.Stale : SlackErrorClass.OurFault, $"{(int)response.StatusCode}");
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (isOkEnough && (bytes.Length == 0 || bytes.AsSpan().SequenceEqual("ok"u8)))
            return new SlackResult(null, null, null, default);
        try
        {
            var body = JsonElement.Parse(bytes);
            if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True)
                return new SlackResult(null, null, null, body);
            if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("error", out var error))
                return SlackResult.Failed(SlackErrorClass.Unknown, "not an answer of Slack");
            var code = error.ToString();
            return new SlackResult(SlackErrors.ClassOf(code), code, SlackErrors.ClassOf(code) == SlackErrorClass.RateLimited ? TimeSpan.FromSeconds(30) : null, body);
        }
        catch (JsonException)
        {
            // Something between Slack and us answered, after it was sent.
            return SlackResult.Failed(SlackErrorClass.Unknown, "no JSON");
        }
    }

    private static HttpRequestMessage Request(Uri address, string? token, HttpContent content) => new(HttpMethod.Post, address)
    {
        Content = content,
        Headers = { Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) },
    };

    private static HttpContent ContentOf(SlackMethod method, ReadOnlyMemory<byte> arguments)
    {
        if (!method.TakesForm)
            return JsonOf(arguments);
        using var json = JsonDocument.Parse(arguments);
        return new FormUrlEncodedContent(json.RootElement.EnumerateObject().Select(argument => KeyValuePair.Create(argument.Name, argument.Value.ValueKind == JsonValueKind.String ? argument.Value.GetString()! : argument.Value.GetRawText())).ToList());
    }

    private static ReadOnlyMemoryContent JsonOf(ReadOnlyMemory<byte> json)
    {
        var content = new ReadOnlyMemoryContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    private static ResiliencePipeline<SlackResult> Pipeline(TimeProvider time, Func<SlackResult, bool> repeat) => new ResiliencePipelineBuilder<SlackResult> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<SlackResult>
        {
            ShouldHandle = arguments => ValueTask.FromResult(
                (arguments.Outcome.Result is { } result && repeat(result))
                || (arguments.Outcome.Exception is TimeoutRejectedException && repeat(SlackResult.Failed(SlackErrorClass.Unknown, "timeout")))),
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(300),
            UseJitter = true,
        })
        .AddTimeout(AttemptTimeout)
        .Build();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack: {Method} failed for {Workspace}: {Class} ({Code}). {Details}")]
        public static partial void CallFailed(ILogger logger, string method, string workspace, SlackErrorClass @class, string? code, string details);
    }
}
