using System.Globalization;
using System.Text;
using System.Text.Json;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Slack;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.Requests;
using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>The store is away when Slack tells of a message.</summary>
public sealed class SlackStoreDownTests
{
    [Fact]
    public async Task What_cannot_be_kept_is_not_acknowledged_so_that_slack_tells_of_it_again()
    {
        await using var store = new TemporaryStore();
        var (tables, time) = (await store.Tables(), new ManualTime());
        var kept = await WorkStore.Open(tables, time, CancellationToken.None);
        var requests = Requests(kept, time);
        tables.IsDown = _ => true;

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, await Status(requests, time));

        tables.IsDown = _ => false;
        Assert.Empty(await kept.Adoptable(TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task A_store_that_hangs_does_not_make_slack_wait_and_the_event_is_kept_once_however_often_it_is_told()
    {
        await using var store = new TemporaryStore();
        var (tables, time) = (await store.Tables(), new ManualTime());
        var kept = await WorkStore.Open(tables, time, CancellationToken.None);
        var requests = Requests(kept, time);
        var stuck = new TaskCompletionSource();
        tables.Gate = stuck.Task;

        var first = Status(requests, time);
        var second = Status(requests, time);
        time.Advance(SlackPatience.Request);

        Assert.Equal((StatusCodes.Status503ServiceUnavailable, StatusCodes.Status503ServiceUnavailable), (await first, await second));
        stuck.SetResult();
        for (var clock = System.Diagnostics.Stopwatch.StartNew(); (await kept.Adoptable(TimeSpan.Zero, CancellationToken.None)).Count == 0 && clock.Elapsed < TimeSpan.FromSeconds(10);)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        await Status(requests, time);
        Assert.Single(await kept.Adoptable(TimeSpan.Zero, CancellationToken.None));
    }

    /// <summary>Nobody does the work here: it is only kept, or not.</summary>
    private static SlackRequests Requests(WorkStore kept, ManualTime time)
    {
        var settings = new SlackSettings(SlackHost.Secret, FakeSlack.Token, SlackSettings.DefaultApiUrl);
        var client = new SlackClient(new HttpClient(), settings, new SlackPacing(time), time, NullLogger<SlackClient>.Instance);
        var installations = new SlackInstallations(settings, client, time, NullLogger<SlackInstallations>.Instance);
        var refusals = new Refusals(time, NullLogger<Refusals>.Instance);
        var events = new SlackEvents(kept, new WorkInbox(), installations, settings, new Admission(new AdmissionRates(), refusals, time), NullLogger<SlackEvents>.Instance);
        return new SlackRequests(settings, new RequestBodies(refusals, time), refusals, new SlackDispatcher(null!, null!, events), time, NullLogger<SlackRequests>.Instance);
    }

    private static async Task<int> Status(SlackRequests requests, ManualTime time)
    {
        var body = JsonSerializer.Serialize(new { type = "event_callback", team_id = "T1", event_id = "Ev1", @event = new { type = "app_mention", user = "U1", text = "toil", ts = "1.1", channel = "C1" } });
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Request.Headers[SlackSignature.TimestampHeader] = timestamp;
        context.Request.Headers[SlackSignature.SignatureHeader] = SlackHost.Sign(timestamp, body);
        await requests.Handle(context, SlackKind.EventsApi);
        return context.Response.StatusCode;
    }
}
