using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DevOpsNotes.Content.Tests.Search.Quality;
using DevOpsNotes.Tests;

namespace DevOpsNotes.Benchmarks.Serving;

/// <summary>
/// Questions as Slack sends them, signed, to the bot as it is started, by wrk; and what the host's own histograms say of the same
/// requests. The two count the same, and differ in time by the way between them.
/// </summary>
internal static partial class LoadReport
{
    private const string Secret = "load_signing_secret_0123456789abcdef";

    /// <summary>As many people as ask; one alone may not ask as often.</summary>
    private const int People = 20_000;

    private const int WarmUpSeconds = 15;

    /// <summary>For each number of connections; all of it within the time that a signature is good for.</summary>
    private const int Seconds = 90;

    /// <summary>One waits for nobody; several take all of the machine, and then wait for each other before the host sees them.</summary>
    private static readonly int[] Connections = [1, 4];

    public static async Task Write(TextWriter output)
    {
        var (data, requests) = (Directory.CreateTempSubdirectory().FullName, Path.GetTempFileName());
        try
        {
            using var host = ClientProcess.Ours([("Slack__SigningSecret", Secret), ("DOTNET_gcServer", "1"), ("Logging__LogLevel__Default", "None"), ("Logging__LogLevel__DevOpsNotes.Bot.Operations.Announcement", "Information")], "load", data);
            var address = await AddressOf(host);
            await File.WriteAllLinesAsync(requests, Signed());
            await Wrk(address, requests, Connections[^1], WarmUpSeconds);
            await host.Run<Dictionary<string, HistogramSummary>>(0);
            foreach (var connections in Connections)
            {
                var seen = await Wrk(address, requests, connections, Seconds);
                Write(output, connections, seen, await host.Run<Dictionary<string, HistogramSummary>>(0));
            }
        }
        finally
        {
            File.Delete(requests);
            Directory.Delete(data, recursive: true);
        }
    }

    private static void Write(TextWriter output, int connections, WrkSummary seen, Dictionary<string, HistogramSummary> told)
    {
        var own = told["http.server.request.duration"];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Seconds} s of signed questions over {connections} connections at once: {seen.Requests} answered, {1e6 * seen.Requests / seen.Microseconds:f0} a second, {seen.Errors} errors; the host counted {own.Count}"));
        output.WriteLine();
        output.WriteLine($"{"",-34}     mean      p50      p90      p99    p99.9   (µs)");
        Line("wrk", seen.Mean, seen.P50, seen.P90, seen.P99, seen.P999);
        Line("http.server.request.duration", own.Mean, own.P50, own.P90, own.P99, own.P999);
        foreach (var name in told.Keys.Where(name => name.StartsWith("devopsnotes.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            Line(name, told[name].Mean, told[name].P50, told[name].P90, told[name].P99, told[name].P999);

        void Line(string name, params double[] times) =>
            output.WriteLine($"  {name,-32}{string.Concat(times.Select(time => string.Create(CultureInfo.InvariantCulture, $"{time,9:f1}")))}");
    }

    private static async Task<string> AddressOf(ClientProcess host)
    {
        while (true)
        {
            if (Listening().Match(await host.Read()) is { Success: true } match)
                return match.Groups[1].Value;
        }
    }

    /// <summary>The judged questions, each by other people of many workspaces.</summary>
    private static IEnumerable<string> Signed()
    {
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        for (var person = 0; person < People; person++)
        {
            var question = JudgedQuery.Known[person % JudgedQuery.Known.Count].Query;
            var form = string.Create(CultureInfo.InvariantCulture, $"team_id=T{person % 2000}&channel_id=C{person % 1000}&user_id=U{person}&command=%2Fdevops&text={Uri.EscapeDataString(question)}");
            var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{form}"));
            yield return $"{timestamp}\tv0={Convert.ToHexStringLower(signature)}\t{form}";
        }
    }

    private static async Task<WrkSummary> Wrk(string address, string requests, int connections, int seconds)
    {
        var script = Repository.PathOf("tests/DevOpsNotes.Benchmarks/Serving/signed.lua");
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "-s", script, address, "--", requests]) { UseShellExecute = false, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("wrk is needed: apt-get install wrk.");
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return JsonSerializer.Deserialize<WrkSummary>(output.Split('\n').Last(line => line.StartsWith('{')), JsonSerializerOptions.Web)!;
    }

    [GeneratedRegex(@"Listening on (http://\S+?)[.,]? ")]
    private static partial Regex Listening();
}
