using System.Globalization;
using DevOpsNotes.Storage.AzureTables;
using DevOpsNotes.Tests;

namespace DevOpsNotes.Benchmarks.Tables;

/// <summary>
/// Inserts and point reads against one Azurite on this machine, by our client and by Microsoft's for JavaScript in turn.
/// Azurite, on one thread, limits both: what they differ in is the processor time an operation.
/// </summary>
internal static class TableReport
{
    private const int Operations = 5_000;
    private const int Concurrency = 16;
    private const int Rounds = 5;

    public static async Task Write(TextWriter output)
    {
        await using var azurite = await Azurite.Start();
        await using var tables = AzureTableStorage.Open(azurite.NewAccount());
        var ours = new OurClient(await tables.Open("speed", CancellationToken.None), Operations, Concurrency);
        using var official = await OfficialClient.Start(azurite.NewAccount(), Operations, Concurrency);

        var rounds = new List<(Round Ours, Round Theirs)>();
        for (var round = 0; round <= Rounds; round++)
            rounds.Add((await ours.Run(round), await official.Run(round)));
        // The first is the warm-up.
        rounds.RemoveAt(0);

        output.WriteLine($"{Operations} operations, {Concurrency} at a time, median of {Rounds} rounds in turn");
        output.WriteLine();
        output.WriteLine($"{"",-30}{"per second",10}{"client CPU",16}");
        WriteRow("insert, ours", rounds.Select(round => round.Ours.Insert));
        WriteRow("insert, @azure/data-tables", rounds.Select(round => round.Theirs.Insert));
        WriteRow("point read, ours", rounds.Select(round => round.Ours.Read));
        WriteRow("point read, @azure/data-tables", rounds.Select(round => round.Theirs.Read));

        void WriteRow(string title, IEnumerable<Speed> speeds) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{title,-30}{Operations / Median(speeds.Select(speed => speed.Seconds)),10:f0}{1e6 * Median(speeds.Select(speed => speed.CpuSeconds)) / Operations,10:f0} µs/op"));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
