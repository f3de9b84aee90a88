using System.Net.Sockets;
using DevOpsNotes.Bot.CommandLine;
using DevOpsNotes.Bot.Importing;
using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Sqlite;

namespace DevOpsNotes.Bot.Operations;

/// <summary>Composes the host and runs it until it is told to stop.</summary>
internal static class BotHost
{
    public static async Task<int> Run(BotSettings settings, IReadOnlyList<BundledLesson> lessons, string[] args, CancellationToken cancellationToken)
    {
        await using var tables = await SqliteTables.Open(settings.StorePath);
        var store = await NoteStore.Open(tables, TimeProvider.System, cancellationToken);
        await using var app = Build(settings, store, new NoteLibrary(store, lessons), args);
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

    private static WebApplication Build(BotSettings settings, NoteStore store, NoteLibrary library, string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        // A host that cannot start is told in one sentence, not in a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(library);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new WebReader(new WebReaderOptions { AllowPrivateAddresses = settings.AllowPrivateAddresses }, TimeProvider.System));
        builder.Services.AddSingleton<SharedNotes>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SharedNotes>());
        builder.Services.AddHostedService<FollowedSources>();
        builder.Services.AddHostedService<Announcement>();
        builder.Services.AddHealthChecks().AddCheck<SharedNotes>("notes");

        var app = builder.Build();
        app.MapHealth();
        app.MapGet("/", Welcome);
        return app;
    }

    private static string Welcome(SharedNotes notes) => $"""
        DevOpsNotes is running with {notes.Count} notes.

        Ask on the command line:    ask toil
        Import something to ask:    import <file, folder or address>
        Health:                     /healthz/live  /healthz/ready

        """;
}
