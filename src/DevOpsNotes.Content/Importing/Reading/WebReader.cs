using System.Net;
using System.Reflection;
using Polly;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>
/// Reads public web pages and feeds: only http and https, at most <see cref="SourceLimits.MaxBytes"/> after
/// decompression, within <see cref="WebReaderOptions.TimeLimit"/>, and never from a private address unless allowed.
/// </summary>
/// <remarks>
/// Proxies of the environment are not used: a proxy would look up the host itself, and the check of the address
/// connected to would check the proxy's.
/// </remarks>
public sealed class WebReader : IDisposable
{
    private const int MaxRedirects = 5;

    private static readonly string UserAgent =
        $"DevOpsNotes/{Assembly.GetExecutingAssembly().GetName().Version?.ToString(2) ?? "1.0"} (reads DevOps notes for a chat bot)";

    private readonly WebReaderOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly ResiliencePipeline<WebAttempt> _retries;

    public WebReader(WebReaderOptions options, TimeProvider time)
        : this(options, time, options.AllowPrivateAddresses ? _ => true : PublicAddress.Is)
    {
    }

    internal WebReader(WebReaderOptions options, TimeProvider time, Predicate<IPAddress> mayConnectTo)
    {
        _options = options;
        _time = time;
        _retries = WebRetries.Create(_time);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = (context, token) => PublicConnector.ConnectAsync(context.DnsEndPoint, mayConnectTo, token),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.Add("User-Agent", UserAgent);
        _client.DefaultRequestHeaders.Add("Accept", "application/atom+xml, application/rss+xml, text/html, text/markdown, text/plain, */*;q=0.1");
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Reads the address, or learns that nothing changed since the validators were given.</summary>
    /// <param name="url">An absolute http(s) address; it is made canonical first.</param>
    /// <param name="validators">What an earlier read returned, or <see cref="Validators.None"/>.</param>
    /// <param name="cancellationToken">Stops the read without a <see cref="SourceException"/>.</param>
    /// <exception cref="SourceException">The source could not be read, for the reason that the message gives.</exception>
    public async Task<WebReadResult> ReadAsync(Uri url, Validators validators, CancellationToken cancellationToken)
    {
        var source = CanonicalUrl.From(url);
        using var timeLimit = new CancellationTokenSource(_options.TimeLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeLimit.Token, cancellationToken);

        try
        {
            var attempt = await _retries.ExecuteAsync(async token => await FollowAsync(source, validators, token), either.Token);
            return attempt switch
            {
                WebAttempt.Done done => done.Result,
                WebAttempt.Failed failed => throw failed.Reason,
                _ => throw new InvalidOperationException($"{attempt} is no outcome"),
            };
        }
        catch (OperationCanceledException e) when (timeLimit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SourceException(source.AbsoluteUri, $"took longer than {_options.TimeLimit.TotalSeconds:0.#} s; try again later, or save the page and import the file", e);
        }
    }

    private async Task<WebAttempt> FollowAsync(Uri source, Validators validators, CancellationToken cancellationToken)
    {
        var url = source;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            try
            {
                using var request = Request(url, validators);
                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

                if (!WebResponse.IsRedirect(response))
                    return await WebResponse.ReadAsync(source, url, response, validators, _time, cancellationToken);

                url = WebResponse.RedirectTarget(source, url, response);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
            {
                return WebFailure.Describe(source, redirected: redirects > 0, e);
            }
        }

        throw new SourceException(source.AbsoluteUri, $"redirects more than {MaxRedirects} times; give the address it should lead to");
    }

    private static HttpRequestMessage Request(Uri url, Validators validators)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (validators.ETag is { } etag)
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        request.Headers.IfModifiedSince = validators.LastModified;
        return request;
    }
}
