using System.Threading.Channels;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>
/// Does the work that outlives requests: at once what this host took in, and after a while what a host left that died. What
/// may have been sent is never sent again.
/// </summary>
internal sealed partial class SlackWork(WorkStore store, SlackAnswers answers, SlackClient client, SlackInstallations installations, TimeProvider time, ILogger<SlackWork> logger) : BackgroundService
{
    public static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(10);

    /// <summary>Work that is queued for so long was left by its host.</summary>
    public static readonly TimeSpan Left = TimeSpan.FromSeconds(15);

    /// <summary>Work that is claimed for so long came to no end: nobody knows whether it was done.</summary>
    public static readonly TimeSpan Lost = TimeSpan.FromMinutes(5);

    /// <summary>Slack tells of an event again for at most a day.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(2);

    private static readonly TimeSpan Tidying = TimeSpan.FromHours(1);

    /// <summary>So many, because most of them only wait for their turn in a channel.</summary>
    private const int AtOnce = 256;
    private const int Attempts = 5;

    private readonly Channel<WorkItem> _queue = Channel.CreateBounded<WorkItem>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Takes work that was kept; should this host not come to it, another one does.</summary>
    public void Take(WorkItem item) => _queue.Writer.TryWrite(item);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sweeping = Sweep(stoppingToken);
        try
        {
            // What is under way is finished when the host stops; what waits is left to be adopted.
            await Parallel.ForEachAsync(_queue.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, _) => await Do(item));
        }
        finally
        {
            await sweeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Do(WorkItem queued)
    {
        try
        {
            var post = await answers.Compose(queued, CancellationToken.None);
            // Only what is on its way may be lost when this host dies, not what waits for its turn.
            if (post is not null)
                await client.WaitForTurn(SlackMethod.PostMessage, post.Workspace.Key, post.Channel, CancellationToken.None);
            if (await store.Claim(queued, CancellationToken.None) is { } claimed)
                await Settle(claimed, post is null ? null : await Send(post));
        }
        catch (Exception e)
        {
            // Claimed or not, the row tells: queued work is adopted, claimed work is reported as lost.
            Log.Failed(logger, e, queued.Kind, queued.Scope);
        }
    }

    private async Task<SlackResult> Send(SlackPost post)
    {
        if (installations.Find(post.Workspace) is not { } installation)
            return SlackResult.Failed(SlackErrorClass.NeedsReinstall, "no token");
        var result = await client.Call(SlackMethod.PostMessage, post.Workspace.Key, installation.Token, post.Message, CancellationToken.None);
        // Better without its looks than not at all.
        if (result.Error == SlackErrorClass.OurFault && post.Plain is { } plain)
            result = await client.Call(SlackMethod.PostMessage, post.Workspace.Key, installation.Token, plain, CancellationToken.None);
        if (result.Error == SlackErrorClass.TokenDead)
            installations.Disable(result.Code!);
        return result;
    }

    private async Task Settle(WorkItem item, SlackResult? result)
    {
        var retryAt = result switch
        {
            { Error: SlackErrorClass.RateLimited } => time.GetUtcNow() + (result.RetryAfter ?? SweepInterval),
            { Error: SlackErrorClass.Unreachable } => time.GetUtcNow() + (SweepInterval * (item.Attempts + 1)),
            _ => (DateTimeOffset?)null,
        };
        if (retryAt is { } notBefore && item.Attempts < Attempts)
        {
            await store.Requeue(item, notBefore, CancellationToken.None);
            return;
        }

        if (result is { IsOk: false })
            Log.GivenUp(logger, item.Kind, item.Scope, result.Error!.Value, result.Code);
        await store.Done(item, CancellationToken.None);
    }

    private async Task Sweep(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SweepInterval, time);
        var tidied = time.GetUtcNow();
        do
        {
            try
            {
                foreach (var item in await store.Adoptable(Left, stoppingToken))
                    Take(item);
                foreach (var item in await store.Abandoned(Lost, stoppingToken))
                {
                    if (await store.Forget(item, stoppingToken))
                        Log.Lost(logger, item.Kind, item.Scope, item.ClaimedAt);
                }

                if (time.GetUtcNow() - tidied >= Tidying)
                {
                    await store.DeleteSeen(Remembered, stoppingToken);
                    tidied = time.GetUtcNow();
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.SweepFailed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Work of the kind {Kind} in {Scope} failed; it is adopted or reported later.")]
        public static partial void Failed(ILogger logger, Exception exception, string kind, string scope);

        [LoggerMessage(2, LogLevel.Warning, "Work of the kind {Kind} in {Scope} was given up: {Class} ({Code}).")]
        public static partial void GivenUp(ILogger logger, string kind, string scope, SlackErrorClass @class, string? code);

        [LoggerMessage(3, LogLevel.Warning, "Work of the kind {Kind} in {Scope}, begun at {ClaimedAt}, came to no end: it may have been done or not, and is not repeated.")]
        public static partial void Lost(ILogger logger, string kind, string scope, DateTimeOffset? claimedAt);

        [LoggerMessage(4, LogLevel.Error, "Left work could not be looked for; it is tried again.")]
        public static partial void SweepFailed(ILogger logger, Exception exception);
    }
}
