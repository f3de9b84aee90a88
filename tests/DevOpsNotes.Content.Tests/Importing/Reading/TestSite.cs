using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DevOpsNotes.Content.Tests.Importing.Reading;

/// <summary>A real web server on loopback that answers every request in one way.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestSite(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>Path and query of the requests, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public static async Task<TestSite> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();

        var site = new TestSite(builder.Build());
        site._app.Run(context =>
        {
            site.Requests.Enqueue(context.Request.Path + context.Request.QueryString);
            return answer(context);
        });
        await site._app.StartAsync();
        site.Url = new Uri(site._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
