using System.Diagnostics;
using System.Net;
using System.Text.Json;
using DevOpsNotes.Bot.Commands.Gaps;
using DevOpsNotes.Bot.Tests.Commands;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Operations;

/// <summary>The host that serve runs, whole.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task A_host_is_live_and_ready_and_tells_how_many_notes_it_has()
    {
        await using var store = new TemporaryStore();
        await store.Keep(TestNotes.Full, TestNotes.Bare);
        await using var host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseSetting("data", store.Folder).UseSetting("library", "off"));
        using var client = host.CreateClient();

        Assert.Equal("""{"status":"Healthy","checks":{}}""", await client.GetStringAsync(new Uri("/healthz/live", UriKind.Relative)));
        var ready = await Ready(client);
        Assert.Equal("Healthy", ready.GetProperty("status").GetString());
        Assert.Equal(2, ready.GetProperty("checks").GetProperty("notes").GetProperty("notes").GetInt32());
        Assert.StartsWith("DevOpsNotes is running.", await client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_there_is_not_is_not_found()
    {
        await using var store = new TemporaryStore();
        await using var host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseSetting("data", store.Folder));
        using var client = host.CreateClient();

        using var response = await client.GetAsync(new Uri("/slack/commands", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_host_that_stops_keeps_what_was_asked_in_vain()
    {
        await using var store = new TemporaryStore();
        await using (var host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseSetting("data", store.Folder)))
        {
            var counter = host.Services.GetRequiredService<GapCounter>();
            foreach (var user in new[] { "U1", "U2", "U3" })
                counter.Count(TestConversation.Ada with { User = user }, "sourdough recipe");
        }

        var gaps = await GapStore.Open(await store.Tables(), TimeProvider.System, CancellationToken.None);
        Assert.Equal("sourdough recipe", Assert.Single(await gaps.Gaps(TestConversation.Ada.Workspace, CancellationToken.None)).Words);
    }

    /// <summary>Awaits that the notes are loaded, and that the store has answered.</summary>
    private static async Task<JsonElement> Ready(HttpClient client)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            using var response = await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
            var health = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            if (health.GetProperty("status").ValueEquals("Healthy"))
                return health;
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), "The host is not ready.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
