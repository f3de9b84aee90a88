using System.Diagnostics;
using System.Net;
using System.Text;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Bot.Tests.Teams;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DevOpsNotes.Bot.Tests.Limits;

/// <summary>What each address takes of anybody: how large, how slow, how much.</summary>
public sealed class AddressLimitTests : IAsyncLifetime
{
    private OpenHost _bot = null!;

    public async Task InitializeAsync() => _bot = await OpenHost.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public void Every_address_that_there_is_bounds_its_body_and_its_rate()
    {
        var addresses = _bot.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.Superset(
            new HashSet<string?>(["/", "/healthz/live", "/healthz/ready", "/slack/commands", "/slack/events", "/slack/interactivity", "/api/messages"]),
            addresses.Select(address => address.RoutePattern.RawText).ToHashSet());
        Assert.All(addresses, address =>
        {
            Assert.InRange(address.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? long.MaxValue, 0, RequestBodies.Largest);
            Assert.NotEmpty(address.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName ?? "");
            Assert.Null(address.Metadata.GetMetadata<DisableRateLimitingAttribute>());
        });
    }

    [Fact]
    public void The_server_bounds_what_comes_before_an_address_is_known()
    {
        var limits = _bot.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.Equal((ServerLimits.LargestBody, ServerLimits.MostConnections, ServerLimits.Headers), (limits.MaxRequestBodySize, limits.MaxConcurrentConnections, limits.RequestHeadersTimeout));
        Assert.NotNull(limits.MinRequestBodyDataRate);
        Assert.NotNull(limits.MinResponseDataRate);
    }

    [Theory]
    [InlineData("/", 64 * 1024)]
    [InlineData("/slack/commands", 1024 * 1024)]
    [InlineData("/slack/interactivity", 1024 * 1024)]
    [InlineData("/slack/events", 1024 * 1024)]
    [InlineData("/api/messages", 1024 * 1024)]
    public async Task A_body_that_is_too_large_is_refused_whether_or_not_it_says_how_large_it_is(string path, int largest)
    {
        var body = new string('x', largest + 1);

        foreach (var isChunked in new[] { false, true })
        {
            using var request = OpenHost.Signed(path, body);
            request.Headers.ExpectContinue = true;
            request.Headers.TransferEncodingChunked = isChunked;
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + TokenForge.Token(TimeProvider.System.GetUtcNow()));
            using var response = await _bot.Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        }

        Assert.Contains(_bot.Logs.Lines, line => line.Contains($"a request to {path} was refused: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/page.css")]
    [InlineData("POST", "/healthz/live")]
    [InlineData("POST", "/healthz/ready")]
    [InlineData("POST", "/nowhere")]
    public async Task Where_no_body_is_wanted_a_large_one_is_not_waited_for(string method, string path)
    {
        using var connection = await _bot.Raw($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n");

        Assert.Contains(await OpenHost.Status(connection), new[] { 200, 404, 405 });
        // The rest of it would be taken for a request: so this was the last one over this connection.
        var rest = new StreamReader(connection.GetStream(), Encoding.UTF8);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await rest.ReadToEndAsync(patience.Token);
    }

    [Theory]
    [InlineData("/slack/commands")]
    [InlineData("/slack/events")]
    [InlineData("/slack/interactivity")]
    [InlineData("/api/messages")]
    public async Task A_body_that_does_not_come_is_not_waited_for(string path)
    {
        var token = "Bearer " + TokenForge.Token(TimeProvider.System.GetUtcNow());

        using var connection = await _bot.Dribble(path, path == "/api/messages" ? token : null);

        Assert.Equal(408, await OpenHost.Status(connection));
        Assert.Contains(_bot.Logs.Lines, line => line.Contains($"a request to {path} was refused: arrives too slowly", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Slack-Signature: v0=00")]
    [InlineData("X-Slack-Request-Timestamp: 1\r\nX-Slack-Signature: v0=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("Authorization: Bearer x")]
    public async Task Of_what_its_headers_tell_to_be_no_platforms_the_body_is_not_even_waited_for(string headers)
    {
        foreach (var path in new[] { "/slack/events", "/api/messages" })
        {
            using var connection = await _bot.Raw($"POST {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\nContent-Length: 1000\r\n\r\n");

            Assert.Equal(401, await OpenHost.Status(connection));
        }
    }

    [Fact]
    public async Task Whoever_holds_many_slow_requests_open_keeps_nobody_out()
    {
        const int TooMany = 20;
        // For them no time passes, and the server itself is patient: who is ended makes way.
        var time = new ManualTime();
        await using var bot = await OpenHost.Start(services => services
            .AddSingleton(provider => new RequestBodies(provider.GetRequiredService<Refusals>(), time))
            .PostConfigure<KestrelServerOptions>(server => server.Limits.MinRequestBodyDataRate = null)
            .PostConfigure<RequestTimeoutOptions>(options => options.DefaultPolicy = null));
        var slow = await Task.WhenAll(Enumerable.Range(0, RequestBodies.AtOnce + TooMany).Select(_ => bot.Dribble()));
        try
        {
            var statuses = slow.Select(OpenHost.Status).ToList();
            for (var waiting = Stopwatch.StartNew(); statuses.Count(status => status.IsCompleted) < TooMany; await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System))
            {
                Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20), "Nobody made way.");
                time.Advance(TimeSpan.Zero);
            }

            foreach (var user in Enumerable.Range(0, 10))
            {
                using var request = OpenHost.Command("toil", $"U{user}");
                using var response = await bot.Client.SendAsync(request);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }

            Assert.InRange(statuses.Count(status => status.IsCompleted), TooMany, TooMany + 10);
            time.Advance(RequestBodies.Patience);
            Assert.All(await Task.WhenAll(statuses), status => Assert.Equal(408, status));
        }
        finally
        {
            foreach (var connection in slow)
                connection.Dispose();
        }
    }

    [Fact]
    public async Task A_page_that_is_asked_for_too_often_says_when_to_come_again()
    {
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 1000 && refused is null; i++)
        {
            var response = await _bot.Client.GetAsync(new Uri("/page.css", UriKind.Relative));
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                refused = response;
        }

        Assert.Equal(TimeSpan.FromSeconds(5), refused?.Headers.RetryAfter?.Delta);
        // Whoever looks after the host is not told that it is down.
        Assert.Equal(HttpStatusCode.OK, (await _bot.Client.GetAsync(new Uri("/healthz/live", UriKind.Relative))).StatusCode);
    }
}
