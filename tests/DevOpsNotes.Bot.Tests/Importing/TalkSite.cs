using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DevOpsNotes.Bot.Tests.Importing;

/// <summary>
/// A real server with a page under every path. Pages have validators; /moved leads to <see cref="MovedTo"/>, and what is in
/// <see cref="Broken"/> answers 500.
/// </summary>
internal sealed class TalkSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TalkSite(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public string Lesson { get; set; } = "After an outage the incident review asks how the deployment pipeline let the mistake happen, never who made it.";

    /// <summary>What stands before the page.</summary>
    public string FrontMatter { get; set; } = "";

    public string MovedTo { get; set; } = "/talk";

    public HashSet<string> Broken { get; } = [];

    /// <summary>Path, and the validator that was sent, of each request.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public static async Task<TalkSite> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = new TalkSite(builder.Build());
        site._app.Run(site.Answer);
        await site._app.StartAsync();
        site.Address = site._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var version = $"\"{FrontMatter.Length + Lesson.Length}\"";
        Requests.Enqueue($"{path} {context.Request.Headers.IfNoneMatch}".TrimEnd());
        context.Response.Headers.ETag = version;
        if (Broken.Contains(path))
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        else if (path == "/moved")
            context.Response.Redirect(MovedTo);
        else if (context.Request.Headers.IfNoneMatch == version)
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        else
            await context.Response.WriteAsync($"{FrontMatter}# Talk at {path}\n\n## Reviews without blame\n\n**Reviews** at {path}: {Lesson}\n");
    }
}
