using System.Net.Sockets;
using DevOpsNotes.Bot.CommandLine;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Importing;
using DevOpsNotes.Bot.Operations.Health;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Operations.Telemetry;
using DevOpsNotes.Bot.Slack;
using DevOpsNotes.Bot.Slack.Requests;
using DevOpsNotes.Bot.Teams;
using DevOpsNotes.Bot.Web;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Storage;

namespace DevOpsNotes.Bot.Operations;

/// <summary>Composes the host and runs it until it is told to stop.</summary>
internal static class BotHost
{
    public static async Task<int> Run(BotSettings settings, IReadOnlyList<BundledLesson> lessons, string[] args, CancellationToken cancellationToken)
    {
        using var telemetry = TelemetryExport.Begin();
        var store = new MeasuredTables(await settings.Store.Open());
        // What is shared may be out of reach for a while; what is kept here is there, or nothing starts.
        ITables tables = settings.Store.IsEmbedded ? store : new LateTables(store);
        try
        {
            return await Serve(tables, settings, lessons, args, cancellationToken);
        }
        finally
        {
            await GracefulStop.Close(tables);
        }
    }

    private static async Task<int> Serve(ITables tables, BotSettings settings, IReadOnlyList<BundledLesson> lessons, string[] args, CancellationToken cancellationToken)
    {
        var stores = new Stores();
        await using var app = Build(settings, stores, lessons, args);
        await stores.Open(tables, app.Services.GetRequiredService<TimeProvider>(), cancellationToken);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An address that is taken, one that this machine does not have, or one that is none.
            await app.StopAsync(CancellationToken.None);
            await Console.Error.WriteLineAsync($"The server cannot start: {e.Message} Choose another address with --urls or ASPNETCORE_URLS.");
            return e is IOException or SocketException ? ExitCode.Failure : ExitCode.Usage;
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Success;
    }

    private static WebApplication Build(BotSettings settings, Stores stores, IReadOnlyList<BundledLesson> lessons, string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        // A host that cannot start is told in one sentence, not in a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // It warns of keys that are kept without encryption: there are none, see KeysInMemory.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        TelemetryExport.AddLogs(builder.Logging);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(_ => stores.Notes);
        builder.Services.AddSingleton(_ => stores.Workspaces);
        builder.Services.AddSingleton(_ => stores.Quotes);
        builder.Services.AddSingleton(_ => stores.Eraser);
        builder.Services.AddSingleton(_ => stores.People);
        builder.Services.AddSingleton(_ => stores.Gaps);
        builder.Services.AddSingleton(_ => stores.Work);
        builder.Services.AddSingleton(_ => stores.Conversations);
        builder.Services.AddSingleton(_ => stores.Subscriptions);
        builder.Services.AddSingleton(_ => stores.Ledger);
        builder.Services.AddSingleton(_ => stores.Bookmarks);
        builder.Services.AddSingleton(_ => stores.Probe);
        builder.Services.AddSingleton(_ => new NoteLibrary(stores.Notes, stores.Workspaces, stores.Quotes, stores.Eraser, lessons));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new WebReader(new WebReaderOptions { AllowPrivateAddresses = settings.AllowPrivateAddresses }, TimeProvider.System));
        // What is added first stops last: of these two the rest does not wait for what never ends.
        builder.Services.AddWork();
        builder.Services.AddDaily(settings.Daily);
        builder.Services.AddSingleton<NoteSnapshots>();
        builder.Services.AddHostedService(services => services.GetRequiredService<NoteSnapshots>());
        builder.Services.AddHostedService<FollowedSources>();
        builder.Services.AddHostedService<Announcement>();
        builder.Services.AddHealth();
        builder.Services.AddLimits();
        builder.Services.AddConversation();
        builder.Services.AddTryItPage();
        builder.Services.AddSlackPreview();
        builder.Services.AddTeamsPreview();
        if (settings.Slack is { } slack)
            builder.Services.AddSlack(slack);
        var teams = TeamsIn(builder.Environment, settings);
        if (teams is not null)
            builder.Services.AddTeams(teams, builder.Environment);
        GracefulStop.Add(builder.Services);

        var app = builder.Build();
        app.UseRequestSpans();
        app.UseLimits();
        app.MapHealth();
        app.MapTryItPage();
        if (settings.Slack is not null)
            app.MapSlack();
        if (teams is not null)
            app.MapTeams();
        return app;
    }

    /// <summary>Without a registration there is nothing to check a token against: then only for who sits at this machine.</summary>
    private static TeamsSettings? TeamsIn(IHostEnvironment environment, BotSettings settings) =>
        settings.Teams is { AppId: null } && !environment.IsDevelopment() ? null : settings.Teams;
}
