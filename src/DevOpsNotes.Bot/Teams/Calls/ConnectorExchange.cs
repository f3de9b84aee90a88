using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Timeout;

namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>One request to the connector and what came of it, within a time.</summary>
/// <param name="http">Follows no redirects, and has no timeout of its own.</param>
/// <param name="time">The clock that is waited by.</param>
internal sealed class ConnectorExchange(HttpClient http, TimeProvider time)
{
    /// <summary>An attempt that takes longer is given up; its outcome is not known.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    /// <summary>A connection that takes longer is given up: nothing was sent over it.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline _attempt = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(AttemptTimeout).Build();

    /// <summary>Sends a request; there is no status when none came.</summary>
    /// <param name="method">How.</param>
    /// <param name="address">Where; somebody else has looked whether that is allowed.</param>
    /// <param name="token">Who the bot is; <see langword="null"/> to show nothing.</param>
    /// <param name="json">A JSON object in UTF-8; empty for none.</param>
    /// <param name="cancellationToken">Gives up; what was sent may have happened.</param>
    public async Task<(HttpStatusCode? Status, ConnectorResult Result)> Send(HttpMethod method, Uri address, string? token, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        try
        {
            return await _attempt.ExecuteAsync(
                async attempt =>
                {
                    using var request = Request(method, address, token, json);
                    using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, attempt);
                    return ((HttpStatusCode?)response.StatusCode, await ConnectorAnswer.Read(response, time, attempt));
                },
                cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return (null, ConnectorResult.Failed(ConnectorErrorClass.Unknown, "timeout"));
        }
        catch (OperationCanceledException e) when (e.InnerException is TimeoutException && http.Timeout == Timeout.InfiniteTimeSpan)
        {
            // Of the two timeouts that look like this, the client has none; so it is that of the connection.
            return (null, ConnectorResult.Failed(ConnectorErrorClass.Unreachable, "no connection"));
        }
        catch (HttpRequestException e)
        {
            var isUnsent = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            return (null, ConnectorResult.Failed(isUnsent ? ConnectorErrorClass.Unreachable : ConnectorErrorClass.Unknown, e.HttpRequestError.ToString()));
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address, string? token, ReadOnlyMemory<byte> json)
    {
        var request = new HttpRequestMessage(method, address) { Headers = { Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) } };
        if (!json.IsEmpty)
            request.Content = new ReadOnlyMemoryContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        return request;
    }
}
