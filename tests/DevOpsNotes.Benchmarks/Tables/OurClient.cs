using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.AzureTables;

namespace DevOpsNotes.Benchmarks.Tables;

/// <summary>Our side, through the port that the bot uses: what tests/npm/table-speed.mjs does, line by line and row by row.</summary>
internal sealed class OurClient(ITable table, int operations, int concurrency)
{
    private readonly DateTimeOffset _at = TimeProvider.System.GetUtcNow();

    public static async Task Run(string connectionString, string operations, string concurrency)
    {
        await using var tables = AzureTableStorage.Open(connectionString);
        var table = await tables.Open("speed", CancellationToken.None);
        var client = new OurClient(table, int.Parse(operations, CultureInfo.InvariantCulture), int.Parse(concurrency, CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync() is { } round)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(await client.Run(round), JsonSerializerOptions.Web));
            await Console.Out.FlushAsync();
        }
    }

    private static string KeyOf(int number) => $"{number:D6}";

    private async Task<Round> Run(string round)
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

    private TableRow RowOf(string round, int number) => new($"round-{round}", KeyOf(number))
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
