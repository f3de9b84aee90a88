using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Xunit.Abstractions;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>The bot as a server, beside commands that use the same store.</summary>
public sealed class ServingTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(10);

    private readonly Desk _desk = new();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _desk.Dispose();
    }

    [Fact]
    public async Task A_server_sees_within_seconds_what_another_process_imports()
    {
        await using var server = _desk.Start("serve", "--urls", "http://127.0.0.1:0");
        var address = await server.Address();
        await Shows(address, 0);
        Assert.Equal("Healthy", (await Health(address, "live")).GetProperty("status").GetString());

        (await _desk.Run("import", _desk.Write("operations.md", Documents.Operations))).Succeeded();

        output.WriteLine($"Seen after {(await Shows(address, 3)).TotalMilliseconds:F0} ms.");
    }

    [Fact]
    public async Task Two_imports_at_the_same_time_both_succeed()
    {
        string[] documents = [.. Enumerable.Range(1, 4).Select(number => _desk.Write($"both{number}.md", Documents.Long($"subject {number}", 1, 20)))];
        var one = _desk.Run(["import", .. documents, _desk.Write("operations.md", Documents.Operations)]);
        var other = _desk.Run(["import", .. documents, _desk.Write("incidents.md", Documents.Incidents)]);

        (await one).Succeeded();
        (await other).Succeeded();

        var texts = await _desk.Texts();
        Assert.Equal(6, texts.Count);
        Assert.All(texts.Where(source => source.Key.StartsWith("both", StringComparison.Ordinal)), source => Assert.Equal(20, source.Value.Count));
    }

    [LinuxFact]
    public async Task A_server_that_is_asked_to_stop_stops_in_time_and_successfully()
    {
        await using var server = _desk.Start("--urls", "http://127.0.0.1:0");
        await server.Address();

        var clock = Stopwatch.StartNew();
        server.Terminate();
        var end = await server.Finish();

        Assert.Equal((0, ""), (end.ExitCode, end.Error));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Promised);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_clear_message()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var refused = await _desk.Run("serve", "--urls", $"http://{listener.LocalEndpoint}");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("address already in use", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not an address", 2)]
    [InlineData("ftp://127.0.0.1:0", 2)]
    [InlineData("http://127.0.0.1:99999", 2)]
    [InlineData("http://203.0.113.7:5080", 1)]
    public async Task An_address_that_cannot_be_listened_on_is_one_clear_message(string urls, int exitCode)
    {
        var refused = await _desk.Run("serve", "--urls", urls);

        Assert.Equal(exitCode, refused.ExitCode);
        Assert.Contains("--urls", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_after_serve_are_not_taken_for_settings()
    {
        var refused = await _desk.Run("serve", "notes");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("notes", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_is_wrong_ends_every_verb_with_its_name()
    {
        foreach (var verb in (string[][])[["serve", "--urls", "http://127.0.0.1:0"], ["ask", "toil"], ["export"], ["topics"], ["import", "x.md"]])
        {
            var refused = await BotProcess.Run([.. verb, "--data", _desk.Data], ("Storage__ConnectionString", "UseDevelopmentStorage=true"));

            Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
            Assert.Contains("Storage:ConnectionString and --data", refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Asking_an_imported_store_prints_how_long_it_takes()
    {
        await _desk.Run(["import", .. Enumerable.Range(1, 10).Select(number => _desk.Write($"{number}.md", Documents.Long($"subject {number}", 1, 50)))]);

        foreach (var attempt in Enumerable.Range(1, 3))
        {
            var clock = Stopwatch.StartNew();
            Assert.Contains("runbook", (await _desk.Run("ask", "alert", "runbook")).Succeeded().Output, StringComparison.Ordinal);
            output.WriteLine($"ask, from start to end, attempt {attempt}, 500 notes: {clock.ElapsedMilliseconds} ms");
        }
    }

    /// <summary>Waits until the server answers with this many notes, and says how long that took.</summary>
    private async Task<TimeSpan> Shows(Uri address, int notes)
    {
        var clock = Stopwatch.StartNew();
        for (int shown; (shown = await NotesAt(address)) != notes;)
        {
            Assert.True(clock.Elapsed < Promised, $"The server shows {shown} notes instead of {notes}.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return clock.Elapsed;
    }

    /// <summary>How many notes the server is ready to answer with; -1 while it is not ready.</summary>
    private async Task<int> NotesAt(Uri address)
    {
        var notes = (await Health(address, "ready")).GetProperty("checks").GetProperty("notes");
        return notes.TryGetProperty("notes", out var count) ? count.GetInt32() : -1;
    }

    private async Task<JsonElement> Health(Uri address, string probe)
    {
        using var response = await _http.GetAsync(new Uri(address, $"/healthz/{probe}"));
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
