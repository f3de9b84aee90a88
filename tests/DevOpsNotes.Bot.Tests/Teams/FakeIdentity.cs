using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Teams.Trust;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What Microsoft publishes about the keys of its connector, on loopback. It misbehaves when told to.</summary>
internal sealed class FakeIdentity : IAsyncDisposable
{
    private const string KeysAddress = "https://login.botframework.com/v1/.well-known/keys";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _ending = new();
    private Uri _address = null!;

    private FakeIdentity(WebApplication app) => _app = app;

    /// <summary>The keys that are published now.</summary>
    public IReadOnlyList<FakeKey> Keys { get; set; } = [FakeKey.Teams, FakeKey.WebChat];

    /// <summary>Where the first document says that the keys are.</summary>
    public string SaidKeysAddress { get; set; } = KeysAddress;

    /// <summary>While it is set, this answers whatever is asked.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>While it is set, this answers where the keys are asked for.</summary>
    public Func<HttpContext, Task>? InsteadOfKeys { get; set; }

    /// <summary>All addresses that were asked for, in order.</summary>
    public ConcurrentQueue<Uri> Asked { get; } = new();

    /// <summary>How often somebody began to fetch the keys.</summary>
    public int Fetches => Asked.Count(address => address.AbsoluteUri == KeyDocuments.Address);

    public static async Task<FakeIdentity> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var fake = new FakeIdentity(builder.Build());
        fake._app.Run(fake.Answer);
        await fake._app.StartAsync();
        fake._address = new Uri(fake._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return fake;
    }

    /// <summary>Has the calls of a host for keys come here; all that the host itself checks of addresses stays as it is.</summary>
    public void Reach(IServiceCollection services) => services.AddHttpClient(nameof(SigningKeys)).AddHttpMessageHandler(() => new Detour(this));

    /// <summary>From now on nothing is answered, until the returned source is completed.</summary>
    public TaskCompletionSource Hang()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Instead = async context =>
        {
            await end.Task.WaitAsync(_ending.Token);
            await Usual(context);
        };
        return end;
    }

    /// <summary>From now on everything is answered like this.</summary>
    public void Fail(int status = StatusCodes.Status503ServiceUnavailable, string body = "") => Instead = context => Write(context, status, body);

    public void Recover() => (Instead, InsteadOfKeys) = (null, null);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _app.DisposeAsync();
        _ending.Dispose();
    }

    public static Task Write(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body);
    }

    private Task Answer(HttpContext context) => (Instead ?? Usual)(context);

    private Task Usual(HttpContext context) => context.Request.Path.Value switch
    {
        "/v1/.well-known/openidconfiguration" => Write(context, StatusCodes.Status200OK, new JsonObject
        {
            ["issuer"] = ConnectorTokens.Issuer,
            ["authorization_endpoint"] = "https://invalid.botframework.com",
            ["jwks_uri"] = SaidKeysAddress,
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
        }.ToJsonString()),
        "/v1/.well-known/keys" => InsteadOfKeys?.Invoke(context) ?? Write(context, StatusCodes.Status200OK, new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => key.Published)]) }.ToJsonString()),
        _ => Write(context, StatusCodes.Status404NotFound, ""),
    };

    private sealed class Detour(FakeIdentity fake) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            fake.Asked.Enqueue(request.RequestUri!);
            request.RequestUri = new Uri(fake._address, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
