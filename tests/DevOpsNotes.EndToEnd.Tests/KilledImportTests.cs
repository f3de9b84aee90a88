using System.Diagnostics;
using Xunit.Abstractions;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>
/// An import that ends with SIGKILL: before its first report and after each one but the last three, at once and after a
/// quarter, a half and three quarters of the time that a source takes.
/// </summary>
public sealed class KilledImportTests(ITestOutputHelper output) : IDisposable
{
    private const int Sections = 30;
    private const int ReportsAtMost = 6;
    private const int Fractions = 4;

    private static readonly string[] Subjects = ["billing", "search", "payments", "checkout", "catalog", "delivery", "sign-in", "reports", "archive", "mail"];

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_killed_import_leaves_every_reported_source_whole_and_no_other_by_half()
    {
        var (untilFirst, between) = await Measure();
        var stored = new Dictionary<string, int>();
        await AssertWhole(stored, [.. Subjects.Select(FileOf)], version: 0);

        var version = 0;
        for (var reports = 0; reports <= ReportsAtMost; reports++)
        {
            // Into an empty store first, then over the notes of earlier versions, with nothing repaired in between.
            Directory.Delete(_desk.Data, recursive: true);
            stored.Clear();
            for (var fraction = 0; fraction < Fractions; fraction++)
            {
                var delay = (reports == 0 ? untilFirst : between) * fraction / Fractions;
                // On a machine that became less busy it may have ended by then.
                while (!await ImportAndKill(++version, reports, delay, stored))
                    delay /= 2;
            }
        }

        output.WriteLine($"First report after {untilFirst.TotalMilliseconds:0} ms, then one every {between.TotalMilliseconds:0} ms; killed {(ReportsAtMost + 1) * Fractions} of {version} imports before their end.");
        (await _desk.Run(["import", .. WriteAll(++version)])).Succeeded();
        await AssertWhole(stored, [.. Subjects.Select(FileOf)], version);
    }

    /// <summary>Imports undisturbed, and tells when the first report comes and how long each further one takes.</summary>
    private async Task<(TimeSpan UntilFirst, TimeSpan Between)> Measure()
    {
        var clock = Stopwatch.StartNew();
        await using var bot = _desk.Start(["import", .. WriteAll(0)]);
        await bot.ReadLine();
        var first = clock.Elapsed;
        (await bot.Finish()).Succeeded();
        return (first, (clock.Elapsed - first) / (Subjects.Length - 1));
    }

    /// <summary>Kills an import so long after so many reports; <see langword="false"/> when it had ended by then.</summary>
    private async Task<bool> ImportAndKill(int version, int reports, TimeSpan delay, Dictionary<string, int> stored)
    {
        await using var bot = _desk.Start(["import", .. WriteAll(version)]);
        var reported = new List<string>();
        while (reported.Count < reports)
            reported.AddRange(Reported((await bot.ReadLine())! + '\n'));
        await Task.Delay(delay, TimeProvider.System);
        var isRunning = !bot.HasExited;
        var end = await bot.Kill();

        Assert.Equal("", end.Error);
        await AssertWhole(stored, [.. reported, .. Reported(end.Output)], version);
        return isRunning;
    }

    private string[] WriteAll(int version) => [.. Subjects.Select(subject => _desk.Write(FileOf(subject), Documents.Long(subject, version, Sections)))];

    private static string FileOf(string subject) => $"{subject}.md";

    /// <summary>The sources that the process had reported as imported; a line that was cut off is no report.</summary>
    private static List<string> Reported(string output) =>
        [.. output[..(output.LastIndexOf('\n') + 1)].Split('\n').Where(line => line.Contains(".md: ", StringComparison.Ordinal)).Select(line => line.Split(": ")[0])];

    /// <summary>
    /// Compares what is in the store with what may be there, and remembers it in <paramref name="stored"/> for the next
    /// time: which version of each source.
    /// </summary>
    private async Task AssertWhole(Dictionary<string, int> stored, IReadOnlyCollection<string> reported, int version)
    {
        var now = await _desk.Texts();
        Assert.Subset(now.Keys.ToHashSet(), reported.Concat(stored.Keys).ToHashSet());
        foreach (var (source, texts) in now)
        {
            var versions = texts.Select(VersionOf).Distinct().ToList();
            Assert.Equal(Sections, texts.Count);
            Assert.Single(versions);
            if (versions[0] != version)
            {
                Assert.DoesNotContain(source, reported);
                Assert.Equal(stored[source], versions[0]);
            }

            stored[source] = versions[0];
        }
    }

    private static int VersionOf(string text) => int.Parse(text.Split("version ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
