using System.Net;
using DevOpsNotes.Bot.Operations.Health;

namespace DevOpsNotes.Bot.Tests.Operations;

/// <summary>What a host tells a load balancer and whoever is on call, whatever becomes of its store.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private readonly TemporaryStore _store = new();
    private readonly TaskCompletionSource _stuck = new();
    private SwitchedTables _tables = null!;

    public async Task InitializeAsync() => _tables = await _store.Tables();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_store_that_goes_away_takes_no_host_out_of_rotation_and_is_told_until_it_is_back()
    {
        await using var host = await HealthHost.Start(_tables, _store);
        Assert.Equal(0, (await host.Until("store", "Healthy")).GetProperty("age_seconds").GetInt64());

        _tables.IsDown = _ => true;
        var store = await host.Until("store", "Degraded");
        await host.Until("notes", "Degraded");
        var (status, body) = await host.Ready();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("""{"status":"Degraded",""", body, StringComparison.Ordinal);
        Assert.Contains("from what was read before; nothing can be saved", store.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.InRange(store.GetProperty("age_seconds").GetInt64(), 1, (long)StoreHealth.Longest.TotalSeconds);
        Assert.DoesNotContain("taken away by the test", body, StringComparison.Ordinal);
        Assert.Single(host.Logs.Lines, line => line.Contains("The store cannot be used", StringComparison.Ordinal) && line.Contains("taken away by the test", StringComparison.Ordinal));

        _tables.IsDown = _ => false;
        Assert.False((await host.Until("store", "Healthy")).TryGetProperty("description", out _));
        await host.Until("notes", "Healthy");
    }

    [Fact]
    public async Task A_store_that_hangs_is_told_and_keeps_no_probe_waiting()
    {
        await using var host = await HealthHost.Start(_tables, _store);
        await host.Until("store", "Healthy");
        await host.Until("notes", "Healthy");

        _tables.Gate = _stuck.Task;
        host.Time.Advance(StoreHealth.Longest - StoreHealth.Interval);
        Assert.Equal("Healthy", (await host.Check("store")).GetProperty("status").GetString());
        var store = await host.Until("store", "Degraded");

        Assert.True(store.GetProperty("age_seconds").GetInt64() > StoreHealth.Longest.TotalSeconds - 1);
        Assert.Equal(HttpStatusCode.OK, (await host.Ready()).Status);
        using var live = await host.Client.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        Assert.Equal("""{"status":"Healthy","checks":{}}""", await live.Content.ReadAsStringAsync());

        _stuck.SetResult();
        await host.Until("store", "Healthy");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_that_is_away_at_the_start_leaves_the_bundled_lessons_and_the_host_in_rotation(bool isRefused)
    {
        _tables.IsDown = _ => isRefused;
        _tables.Gate = isRefused ? Task.CompletedTask : _stuck.Task;
        await using var host = await HealthHost.Start(_tables, _store);

        var notes = await host.Until("notes", "Degraded");
        var store = await host.Until("store", "Degraded");
        Assert.Equal(HttpStatusCode.OK, (await host.Ready()).Status);
        Assert.Contains("bundled lessons alone", notes.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.False(notes.TryGetProperty("age_seconds", out _));
        Assert.Contains("has not answered since the start", store.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.False(store.TryGetProperty("age_seconds", out _));

        _tables.IsDown = _ => false;
        _stuck.TrySetResult();
        await host.Until("notes", "Healthy");
        await host.Until("store", "Healthy");
    }

    [Fact]
    public async Task A_host_that_can_answer_nothing_at_all_is_not_ready_until_it_can()
    {
        await _store.Keep(TestNotes.Full);
        _tables.IsDown = _ => true;
        await using var host = await HealthHost.Start(_tables, _store, ("library", "off"));

        await host.Until("notes", "Unhealthy");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Ready()).Status);

        _tables.IsDown = _ => false;
        await host.Until("notes", "Healthy");
        await host.Until("store", "Healthy");
        Assert.Equal(HttpStatusCode.OK, (await host.Ready()).Status);
    }

    [Fact]
    public async Task A_host_without_a_single_note_says_so_and_stays_in_rotation()
    {
        await using var host = await HealthHost.Start(_tables, _store, ("library", "off"));

        var notes = await host.Until("notes", "Degraded");

        Assert.Equal(0, notes.GetProperty("notes").GetInt32());
        Assert.Contains("Import some", notes.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Ready()).Status);
    }

    [LinuxFact]
    public Task A_file_that_is_deleted_under_an_open_store_is_told() => TakesNoWrites(File.Delete);

    [LinuxFact]
    public Task A_file_that_is_replaced_under_an_open_store_is_told() => TakesNoWrites(path =>
    {
        File.Copy(path, path + ".backup");
        File.Move(path + ".backup", path, overwrite: true);
    });

    [Fact]
    public async Task What_a_store_says_of_itself_is_in_the_log_alone_and_nothing_keeps_what_the_health_says()
    {
        await using var host = await HealthHost.Start(tables: null, _store, ("Storage:ConnectionString", "DefaultEndpointsProtocol=http;AccountName=hush;AccountKey=aHVzaA==;TableEndpoint=http://127.0.0.1:9/hush"));
        for (var waiting = System.Diagnostics.Stopwatch.StartNew(); !host.Logs.Lines.Any(line => line.Contains("http://127.0.0.1:9/hush", StringComparison.Ordinal)); await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System))
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20), "The log does not say which store.");
        await host.Until("notes", "Degraded");

        using var ready = await host.Client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        var body = await ready.Content.ReadAsStringAsync();

        Assert.DoesNotContain("127.0.0.1", body, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", body, StringComparison.Ordinal);
        Assert.True(ready.Headers.CacheControl!.NoStore);
        using var live = await host.Client.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        Assert.True(live.Headers.CacheControl!.NoStore);
    }

    private async Task TakesNoWrites(Action<string> damage)
    {
        await using var host = await HealthHost.Start(tables: null, _store);
        await host.Until("store", "Healthy");

        damage(_store.PathOf("devopsnotes.db"));
        var store = await host.Until("store", "Degraded");

        Assert.Contains("takes no writes", store.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Ready()).Status);
        Assert.Contains(host.Logs.Lines, line => line.Contains("was moved, deleted or replaced while it was in use", StringComparison.Ordinal));
        Assert.DoesNotContain(_store.Folder, (await host.Ready()).Body, StringComparison.Ordinal);
    }
}
