using System.Globalization;
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

    // By default .NET's idle threads look for work in a loop before they sleep, and beside a slow server most of the time is that.
    private static readonly (string Name, string Value) NoSpinning = ("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0");

    public static async Task Write(TextWriter output)
    {
        await using var azurite = await Azurite.Start();
        using var ours = ClientProcess.Ours([], ["tables", .. Arguments()]);
        using var sleeping = ClientProcess.Ours([NoSpinning], ["tables", .. Arguments()]);
        using var official = await ClientProcess.Script("table-speed.mjs", Arguments());
        (string Name, ClientProcess Client)[] clients = [("ours", ours), ("ours, idle threads asleep", sleeping), ("@azure/data-tables", official)];

        // The first is the warm-up.
        var rounds = clients.ToDictionary(client => client.Name, _ => new List<Round>());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (name, client) in clients)
                rounds[name].Add(await client.Run<Round>(round));
        }

        output.WriteLine($"{Operations} operations, {Concurrency} at a time, median of {Rounds} rounds in turn");
        WriteRows("insert", round => round.Insert);
        WriteRows("point read", round => round.Read);

        string[] Arguments() => [azurite.NewAccount(), $"{Operations}", $"{Concurrency}"];

        void WriteRows(string what, Func<Round, Speed> speedOf)
        {
            output.WriteLine();
            output.WriteLine($"{what,-28}per second   client CPU");
            foreach (var (name, _) in clients)
                WriteRow(name, [.. rounds[name].Skip(1).Select(speedOf)]);
        }

        void WriteRow(string name, Speed[] speeds) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-26}{Operations / Median(speeds.Select(speed => speed.Seconds)),10:f0}{1e6 * Median(speeds.Select(speed => speed.CpuSeconds)) / Operations,7:f0} µs/op"));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
