using System.IO.Compression;
using System.Net;
using DevOpsNotes.Content.Importing.Reading;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.Content.Tests.Importing.Reading;

public sealed class WebReaderTests
{
    private static readonly WebReaderOptions Internal = new() { AllowPrivateAddresses = true };

    [Fact]
    public async Task A_page_is_read_with_what_the_server_says_about_it()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.ContentType = "text/html; charset=\"iso-8859-2\"";
            context.Response.Headers.ETag = "W/\"v7\"";
            context.Response.Headers.LastModified = "Sun, 01 Mar 2026 08:00:00 GMT";
            return context.Response.WriteAsync($"for {context.Request.Headers.UserAgent}");
        });

        var document = await FetchAsync(new Uri(site.Url, "/notes?b=1&utm_source=mail#part"));

        Assert.Equal(new Uri(site.Url, "/notes?b=1").AbsoluteUri, document.Key);
        Assert.Equal(["/notes?b=1"], site.Requests);
        Assert.Equal(
            ("text/html", "iso-8859-2", "W/\"v7\"", new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)),
            (document.MediaType, document.Charset, document.ETag, document.LastModified));
        Assert.StartsWith("for DevOpsNotes/", TextDecoder.Decode(document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"v7\"" && context.Request.Headers.IfModifiedSince == "Sun, 01 Mar 2026 08:00:00 GMT" ? 304 : 500;
            return Task.CompletedTask;
        });
        using var reader = new WebReader(Internal, TimeProvider.System);

        var result = await reader.ReadAsync(site.Url, new Validators("\"v7\"", new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)), CancellationToken.None);

        Assert.IsType<WebReadResult.NotModified>(result);
    }

    [Fact]
    public async Task Redirects_are_followed_and_links_are_relative_to_where_they_end()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            if (context.Request.Path == "/new/place")
                return context.Response.WriteAsync("here");
            context.Response.Redirect(context.Request.Path == "/old" ? "/older" : "new/place#top");
            return Task.CompletedTask;
        });

        var document = await FetchAsync(new Uri(site.Url, "/old"));

        Assert.Equal((new Uri(site.Url, "/old").AbsoluteUri, new Uri(site.Url, "/new/place")), (document.Key, document.Url));
    }

    [Theory]
    [InlineData("/loop", "redirects more than 5 times; give the address it should lead to", 6)]
    [InlineData("file:///etc/hosts", "redirects to file; only http and https addresses can be imported", 1)]
    [InlineData("http://ann:secret@127.0.0.1/", "redirects to an address with a user name or password; save the page and import the file", 1)]
    public async Task A_redirect_that_leads_nowhere_good_is_refused(string target, string problem, int requests)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.Redirect(target);
            return Task.CompletedTask;
        });

        await FailsAsync(site.Url, problem);
        Assert.Equal(requests, site.Requests.Count);
    }

    [Theory]
    [InlineData(500, "answered 500 Internal Server Error; try again later")]
    [InlineData(404, "answered 404 Not Found; check the address")]
    [InlineData(403, "answered 403 Forbidden; save the page and import the file")]
    [InlineData(304, "answered 304 Not Modified; check the address")]
    public async Task A_refusal_is_told_with_its_status_and_not_tried_again(int status, string problem)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        await FailsAsync(site.Url, problem);
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task A_failure_that_passes_is_tried_again_after_a_wait()
    {
        await using var site = await TestSite.StartAsync(Failing(times: 2, 503));
        var time = new ImpatientTime();

        Assert.Equal("at last", TextDecoder.Decode(await FetchAsync(site.Url, time)));
        Assert.Equal([TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)], time.Waits);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("Sun, 01 Mar 2026 09:00:03 GMT", 3)]
    public async Task A_server_that_asks_for_a_short_pause_gets_it(string retryAfter, int seconds)
    {
        await using var site = await TestSite.StartAsync(Failing(times: 1, 429, retryAfter));
        var time = new ImpatientTime();

        Assert.Equal("at last", TextDecoder.Decode(await FetchAsync(site.Url, time)));
        Assert.Equal([TimeSpan.FromSeconds(seconds)], time.Waits);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_long_pause_is_not_asked_again()
    {
        await using var site = await TestSite.StartAsync(Failing(times: 9, 429, "3600"));

        await FailsAsync(site.Url, "answered 429 Too Many Requests; try again later", new ImpatientTime());
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task A_failure_that_stays_is_told_after_three_attempts()
    {
        await using var site = await TestSite.StartAsync(Failing(times: 9, 502));

        await FailsAsync(site.Url, "answered 502 Bad Gateway; try again later", new ImpatientTime());
        Assert.Equal(3, site.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_hangs_is_given_up(bool afterTheFirstBytes)
    {
        await using var site = await TestSite.StartAsync(async context =>
        {
            if (afterTheFirstBytes)
            {
                await context.Response.WriteAsync("one moment");
                await context.Response.Body.FlushAsync();
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var reader = new WebReader(Internal with { TimeLimit = TimeSpan.FromSeconds(0.2) }, TimeProvider.System);

        var e = await Assert.ThrowsAsync<SourceException>(() => reader.ReadAsync(site.Url, Validators.None, CancellationToken.None));

        Assert.Equal($"{site.Url} took longer than 0.2 s; try again later, or save the page and import the file.", e.Message);
    }

    [Fact]
    public async Task A_person_who_cancels_gets_no_message_about_the_source()
    {
        using var cancellation = new CancellationTokenSource();
        await using var site = await TestSite.StartAsync(async context =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var reader = new WebReader(Internal, TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync(site.Url, Validators.None, cancellation.Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_that_is_too_large_is_given_up_however_it_is_packed(bool compressed)
    {
        await using var site = await TestSite.StartAsync(async context =>
        {
            if (compressed)
                context.Response.Headers.ContentEncoding = "gzip";
            await using var body = compressed ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : context.Response.Body;
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 40 && !context.RequestAborted.IsCancellationRequested; i++)
                await body.WriteAsync(block, context.RequestAborted);
        });

        await FailsAsync(site.Url, "is larger than 32 MiB; import a part of it");
    }

    [Fact]
    public async Task Damaged_compression_is_told()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync("this is not gzip at all");
        });

        await FailsAsync(site.Url, "sent damaged compressed data; save the page and import the file");
    }

    [Fact]
    public async Task An_empty_page_is_told()
    {
        await using var site = await TestSite.StartAsync(_ => Task.CompletedTask);

        await FailsAsync(site.Url, "answered with an empty document; check the address");
    }

    [Fact]
    public async Task A_server_that_breaks_off_is_tried_again_and_then_told()
    {
        await using var site = await TestSite.StartAsync(async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("only this");
            context.Abort();
        });

        await FailsAsync(site.Url, "could not be reached, or broke off in the middle; try again later", new ImpatientTime());
        Assert.Equal(3, site.Requests.Count);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_told()
    {
        Uri url;
        await using (var site = await TestSite.StartAsync(_ => Task.CompletedTask))
            url = site.Url;

        await FailsAsync(url, "refused the connection; try again later", new ImpatientTime());
    }

    [Fact]
    public async Task A_server_without_tls_is_told()
    {
        await using var site = await TestSite.StartAsync(_ => Task.CompletedTask);
        var url = new UriBuilder(site.Url) { Scheme = "https" }.Uri;

        await FailsAsync(url, "has no trustworthy TLS certificate or connection; check the address", new ImpatientTime());
    }

    [Theory]
    [InlineData(64, 1)]
    [InlineData(63, 4)]
    public Task A_host_that_cannot_exist_is_told(int lengthOfLabel, int labels) =>
        FailsAsync(new Uri($"http://{string.Join('.', Enumerable.Repeat(new string('a', lengthOfLabel), labels))}.invalid/"), "leads to no such host; check the address");

    private static Func<HttpContext, Task> Failing(int times, int status, string? retryAfter = null)
    {
        var attempts = 0;
        return context =>
        {
            if (++attempts > times)
                return context.Response.WriteAsync("at last");

            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        };
    }

    private static async Task<RawDocument> FetchAsync(Uri url, TimeProvider? time = null)
    {
        using var reader = new WebReader(Internal, time ?? TimeProvider.System);
        return Assert.IsType<WebReadResult.Fetched>(await reader.ReadAsync(url, Validators.None, CancellationToken.None)).Document;
    }

    private static async Task FailsAsync(Uri url, string problem, TimeProvider? time = null)
    {
        var e = await Assert.ThrowsAsync<SourceException>(() => FetchAsync(url, time));
        Assert.Equal($"{url.AbsoluteUri} {problem}.", e.Message);
    }
}
