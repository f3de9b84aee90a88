using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>All of a host that posts lessons, on whatever tables and platform; the test moves it by hand.</summary>
internal sealed class DailyHost : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ServiceProvider _services;
    private readonly Task _posting;

    private DailyHost(ServiceProvider services)
    {
        (_services, Lanes, Rounds) = (services, services.GetRequiredService<DailyLanes>(), services.GetRequiredService<DailyRounds>());
        _posting = Lanes.Run(_stopping.Token);
    }

    public DailyLanes Lanes { get; }

    public SubscriptionStore Subscriptions => _services.GetRequiredService<SubscriptionStore>();

    public LedgerStore Ledger => _services.GetRequiredService<LedgerStore>();

    private DailyRounds Rounds { get; }

    /// <summary>Starts one.</summary>
    /// <param name="tables">What hosts share.</param>
    /// <param name="time">The clock.</param>
    /// <param name="sender">The platform.</param>
    /// <param name="notes">Notes that were read before; <see langword="null"/> to read them.</param>
    public static async Task<DailyHost> Start(ITables tables, TimeProvider time, IDailySender sender, NoteSnapshots? notes = null)
    {
        var stores = new Stores();
        await stores.Open(tables, time, CancellationToken.None);
        var snapshots = notes ?? await Read(stores);
        return new DailyHost(new ServiceCollection().AddLogging().AddDaily(DailySettings.Default)
            .AddSingleton(time).AddSingleton(snapshots).AddSingleton(stores.Subscriptions).AddSingleton(stores.Ledger).AddSingleton(sender)
            .AddSingleton(stores.Work).AddSingleton<WorkInbox>()
            .BuildServiceProvider());
    }

    /// <summary>Reads the bundled lessons and what workspaces have, once: what changes in them is not the matter here.</summary>
    public static async Task<NoteSnapshots> Read(ITables tables, TimeProvider time)
    {
        var stores = new Stores();
        await stores.Open(tables, time, CancellationToken.None);
        return await Read(stores);
    }

    /// <summary>Looks for what is due, and waits until what was found is posted, or left for later.</summary>
    public async Task Round()
    {
        await Lanes.GoOn(CancellationToken.None);
        await Look();
        await Settle();
    }

    /// <summary>Looks for what is due, and waits for none of it.</summary>
    public Task Look() => Rounds.Look(CancellationToken.None);

    /// <summary>Waits until nothing is on its way, also of what did not fit into a lane at once.</summary>
    public async Task Settle()
    {
        while (!Lanes.IsIdle)
        {
            await Task.Yield();
            await Lanes.GoOn(CancellationToken.None);
        }
    }

    /// <summary>Does the work that was kept, as a host does that adopts it.</summary>
    public async Task DoWork()
    {
        var (store, endings) = (_services.GetRequiredService<WorkStore>(), _services.GetRequiredService<DailyEndings>());
        foreach (var item in await store.Adoptable(TimeSpan.Zero, CancellationToken.None))
        {
            if (await store.Claim(item, CancellationToken.None) is not { } claimed)
                continue;
            if ((await endings.Do(claimed)).Again is { } wait)
                await store.Requeue(claimed, item.InsertedAt + wait, CancellationToken.None);
            else
                await store.Done(claimed, CancellationToken.None);
        }
    }

    private static async Task<NoteSnapshots> Read(Stores stores)
    {
        var library = new NoteLibrary(stores.Notes, stores.Workspaces, stores.Quotes, stores.Eraser, BundledLibrary.Lessons);
        var snapshots = new NoteSnapshots(stores.Notes, library, new ManualTime(), NullLogger<NoteSnapshots>.Instance);
        await snapshots.StartAsync(CancellationToken.None);
        return snapshots;
    }

    /// <summary>Stops as a host does: what is on its way is finished.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _posting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
        await _services.DisposeAsync();
    }
}
