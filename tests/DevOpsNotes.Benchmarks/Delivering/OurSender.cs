using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Slack;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Work;
using DevOpsNotes.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace DevOpsNotes.Benchmarks.Delivering;

/// <summary>
/// Our side, as a host does it: looks for what is due, claims it, draws, renders, and posts it. The token is that of no workspace
/// yet, so that it is taken for that of each: with one workspace alone there would be fewer at once.
/// </summary>
internal sealed class OurSender(IDailySender slack, NoteSnapshots notes, Func<int, Instant, Task<ITables>> tables)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(2);

    /// <summary>Posts as many as each line on standard input says, and writes what that took.</summary>
    /// <param name="address">Of the API.</param>
    /// <param name="kept"><c>kept</c> for tables in memory, <c>made</c> for such that keep nothing.</param>
    public static async Task Run(string address, string kept)
    {
        using var notes = await Read();
        await using var slack = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSlack(new SlackSettings("secret", "xoxb-speed", new Uri(address))).BuildServiceProvider();
        var sender = new OurSender(slack.GetRequiredService<IDailySender>(), notes, kept == "kept" ? Filled : (count, now) => Task.FromResult<ITables>(new MadeUpTables(count, now)));
        while (await Console.In.ReadLineAsync() is { } count)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(await sender.Post(int.Parse(count, CultureInfo.InvariantCulture)), JsonSerializerOptions.Web));
            await Console.Out.FlushAsync();
        }
    }

    /// <summary>The bundled lessons, as a host has them in memory.</summary>
    public static async Task<NoteSnapshots> Read()
    {
        var stores = new Stores();
        await stores.Open(new MemoryTables(), TimeProvider.System, CancellationToken.None);
        var library = new NoteLibrary(stores.Notes, stores.Workspaces, stores.Quotes, stores.Eraser, BundledLibrary.Lessons);
        var snapshots = new NoteSnapshots(stores.Notes, library, TimeProvider.System, NullLogger<NoteSnapshots>.Instance);
        await snapshots.StartAsync(CancellationToken.None);
        return snapshots;
    }

    private static async Task<ITables> Filled(int count, Instant now)
    {
        var tables = new MemoryTables();
        var subscriptions = await SubscriptionStore.Open(tables, CancellationToken.None);
        for (var number = 0; number < count; number++)
            await subscriptions.Set(DueConversations.At(number, now), CancellationToken.None);
        return tables;
    }

    private async Task<Delivered> Post(int count)
    {
        var due = await tables(count, SystemClock.Instance.GetCurrentInstant());
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(notes).AddSingleton(slack)
            .AddSingleton(await SubscriptionStore.Open(due, CancellationToken.None)).AddSingleton(await LedgerStore.Open(due, CancellationToken.None))
            .AddSingleton(await WorkStore.Open(due, TimeProvider.System, CancellationToken.None)).AddSingleton<WorkInbox>().AddDaily(DailySettings.Default).BuildServiceProvider();
        var (rounds, lanes) = (services.GetRequiredService<DailyRounds>(), services.GetRequiredService<DailyLanes>());
        using var stopping = new CancellationTokenSource();
        GC.Collect();

        var peak = 0L;
        await using var sampling = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)), state: null, TimeSpan.Zero, TimeSpan.FromMilliseconds(20));
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var posting = lanes.Run(stopping.Token);
        await rounds.Look(CancellationToken.None);
        while (!lanes.IsIdle)
            await Task.Delay(Glance, TimeProvider.System);
        var (seconds, cpu) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);

        await stopping.CancelAsync();
        await posting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var process = Process.GetCurrentProcess();
        return new Delivered(seconds, cpu, peak, process.PeakWorkingSet64);
    }
}
