using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Importing;

/// <summary>Fetches followed sources again once a day, by conditional requests.</summary>
internal sealed partial class FollowedSources(NoteStore store, WebReader web, TimeProvider time, ILogger<FollowedSources> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            try
            {
                await RefreshDue(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.LookFailed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RefreshDue(CancellationToken cancellationToken)
    {
        var import = new SourceImport(store, web, time);
        foreach (var head in await store.Sources(Scope.Shared, cancellationToken))
        {
            if (!head.Followed || time.GetUtcNow() - head.CheckedAt < Age)
                continue;
            try
            {
                Tell(head, await import.Refresh(head, cancellationToken));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.RefreshFailed(logger, head.Key, e);
            }
        }
    }

    private void Tell(SourceHead head, ImportOutcome outcome)
    {
        switch (outcome)
        {
            case ImportOutcome.Failed failed:
                Log.Failed(logger, failed.Message);
                break;
            case ImportOutcome.Imported imported:
                Log.Refreshed(logger, head.Key, imported.Plan.Added.Count, imported.Plan.Changed.Count, imported.Plan.Gone.Count);
                break;
            default:
                Log.NotModified(logger, head.Key);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Refreshed {Source}: {Added} added, {Changed} changed, {Gone} gone.")]
        public static partial void Refreshed(ILogger logger, string source, int added, int changed, int gone);

        [LoggerMessage(2, LogLevel.Information, "{Source} is as it was.")]
        public static partial void NotModified(ILogger logger, string source);

        [LoggerMessage(3, LogLevel.Warning, "A followed source was not refreshed: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);

        [LoggerMessage(5, LogLevel.Error, "{Source} could not be refreshed.")]
        public static partial void RefreshFailed(ILogger logger, string source, Exception exception);

        [LoggerMessage(4, LogLevel.Error, "Followed sources could not be looked up.")]
        public static partial void LookFailed(ILogger logger, Exception exception);
    }
}
