using System.Globalization;
using System.Text;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Slack.Work;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.Benchmarks.Delivering;

/// <summary>
/// Lessons of the day that are due at the same moment, posted to a platform that answers each after 50 ms, by us and by Slack's
/// client for JavaScript in turn: how near that comes to as many as may be under way, and what it takes. Ours finds, claims, draws
/// and renders them as well; the other is given what to post.
/// </summary>
internal static class DeliveryReport
{
    private const int Messages = 5_000;
    private const int Many = 50_000;
    private const int Milliseconds = 50;
    private const int WarmUps = 3;
    private const int Rounds = 5;
    private const double IdealPerSecond = DailyLanes.AtOnce * 1000.0 / Milliseconds;

    /// <summary>As the bot runs, which is a web application.</summary>
    private static readonly (string Name, string Value) OfServer = ("DOTNET_gcServer", "1");

    // By default idle threads look for work in a loop before they sleep.
    private static readonly (string Name, string Value) NoSpinning = ("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0");

    public static async Task Write(TextWriter output)
    {
        using var stub = await ClientProcess.Script("slack-stub.mjs", $"{Milliseconds}");
        var address = $"http://127.0.0.1:{await stub.Read()}/api/";
        var bodies = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(bodies, await Bodies());
            await WriteSpeed(output, stub, address, bodies);
        }
        finally
        {
            File.Delete(bodies);
        }

        await WriteMemory(output, stub, address);
    }

    private static async Task WriteSpeed(TextWriter output, ClientProcess stub, string address, string bodies)
    {
        using var ours = ClientProcess.Ours([OfServer], "delivery", address, "kept");
        using var sleeping = ClientProcess.Ours([OfServer, NoSpinning], "delivery", address, "kept");
        using var official = await ClientProcess.Script("slack-speed.mjs", address, bodies, $"{DailyLanes.AtOnce}");
        (string Name, ClientProcess Client, List<Delivered> Rounds)[] sides = [("ours", ours, []), ("ours, idle threads asleep", sleeping, []), ("@slack/web-api", official, [])];

        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            foreach (var (_, client, rounds) in sides)
                rounds.Add(await Deliver(client, stub, Messages));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Messages:N0} messages, {DailyLanes.AtOnce} at once, answered after {Milliseconds} ms: {IdealPerSecond:N0} a second at best; median of {Rounds} rounds in turn"));
        output.WriteLine($"Ours are of {DueConversations.Workspaces} workspaces, because of one no more than {DailyLanes.OfWorkspace} are sent at once; its processor time has finding, claiming, drawing and rendering in it");
        output.WriteLine();
        output.WriteLine($"{"",-28}per second   of the best   CPU a message   peak heap   peak working set");
        foreach (var (name, _, all) in sides)
        {
            var rounds = all.Skip(WarmUps).ToList();
            var perSecond = Messages / Median(rounds.Select(round => round.Seconds));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-26}{perSecond,10:f0}{perSecond / IdealPerSecond,14:p0}{1e6 * Median(rounds.Select(round => round.CpuSeconds)) / Messages,13:f0} µs{Mebibytes(rounds.Max(round => round.PeakHeap)),8:f0} MiB{Mebibytes(rounds[^1].PeakWorkingSet),15:f0} MiB"));
        }
    }

    private static async Task WriteMemory(TextWriter output, ClientProcess stub, string address)
    {
        output.WriteLine();
        output.WriteLine("Ours alone, once, in a process of its own, on tables that keep nothing");
        output.WriteLine();
        output.WriteLine($"{"",-28}per second   peak heap   peak working set");
        foreach (var count in (int[])[Messages, Many])
        {
            using var ours = ClientProcess.Ours([OfServer], "delivery", address, "made");
            var delivered = await Deliver(ours, stub, count);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {$"{count:N0} due",-26}{count / delivered.Seconds,10:f0}{Mebibytes(delivered.PeakHeap),8:f0} MiB{Mebibytes(delivered.PeakWorkingSet),15:f0} MiB"));
        }
    }

    private static async Task<Delivered> Deliver(ClientProcess client, ClientProcess stub, int count)
    {
        await stub.Run<Received>(0);
        var delivered = await client.Run<Delivered>(count);
        var received = await stub.Run<Received>(0);
        return received.Messages == count && received.Channels == count && received.AtOnce <= DailyLanes.AtOnce
            ? delivered
            : throw new InvalidOperationException($"Of {count} messages, {received.Messages} came, into {received.Channels} channels, {received.AtOnce} at once.");
    }

    /// <summary>What we post, as Slack is sent it.</summary>
    private static async Task<IEnumerable<string>> Bodies()
    {
        using var snapshots = await OurSender.Read();
        var now = SystemClock.Instance.GetCurrentInstant();
        var notes = await snapshots.Of(new Reader(DueConversations.At(0, now).Workspace, "C1", IsAmongStrangers: false), CancellationToken.None);
        return Enumerable.Range(0, Messages).Select(number => DueConversations.At(number, now)).Select(Body).ToList();

        string Body(Subscription subscription)
        {
            Reply post = DailyPosts.Lesson(now.InUtc().Date, PostComposer.Draw(notes!, subscription, position: null).Drawn[0], [], team: null, asks: false);
            return Encoding.UTF8.GetString(SlackPost.Of(subscription.Workspace, subscription.Conversation, thread: null, post).Message.Span);
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static double Mebibytes(long bytes) => bytes / 1024.0 / 1024.0;
}
