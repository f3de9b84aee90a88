using System.Diagnostics;
using DevOpsNotes.Storage;

namespace DevOpsNotes.Benchmarks.Tables;

/// <summary>Our side, through the port that the bot uses: what tests/npm/table-speed.mjs does, row by row.</summary>
internal sealed class OurClient(ITable table, int operations, int concurrency)
{
    private readonly DateTimeOffset _at = TimeProvider.System.GetUtcNow();

    public async Task<Round> Run(int round)
    {
        var insert = await Measure(async number =>
        {
            if (await table.Insert(RowOf(round, number), CancellationToken.None) is null)
                throw new InvalidOperationException($"Row {number} is taken.");
        });
        var read = await Measure(async number =>
        {
            var row = await table.Get($"round-{round}", KeyOf(number), CancellationToken.None);
            if (row?.GetInt32("Votes") != number)
                throw new InvalidOperationException($"Row {number} holds {row?["Votes"]}.");
        });
        return new Round(insert, read);
    }

    private static string KeyOf(int number) => $"{number:D6}";

    private TableRow RowOf(int round, int number) => new($"round-{round}", KeyOf(number))
    {
        ["Text"] = new string('x', 200),
        ["Author"] = "slack:U1",
        ["Votes"] = number,
        ["At"] = _at,
    };

    private async Task<Speed> Measure(Func<int, Task> operation)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var number && number < operations)
                await operation(number);
        }));
        return new Speed(watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }
}
