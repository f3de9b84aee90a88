using System.Globalization;
using System.Text;
using System.Text.Json;
using DevOpsNotes.Bot.Slack;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.Requests;
using DevOpsNotes.Bot.Tests.Operations;
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
        var tables = await store.Tables();
        var time = new ManualTime();
        var settings = new SlackSettings(SlackHost.Secret, FakeSlack.Token, SlackSettings.DefaultApiUrl);
        using var http = new HttpClient();
        using var installations = new SlackInstallations(settings, new SlackClient(http, settings, new SlackPacing(time), time, NullLogger<SlackClient>.Instance), time, NullLogger<SlackInstallations>.Instance);
        var kept = await WorkStore.Open(tables, time, CancellationToken.None);
        // Nobody does the work here: it is only kept, or not.
        var events = new SlackEvents(kept, work: null!, installations, NullLogger<SlackEvents>.Instance);
        var requests = new SlackRequests(settings, new SlackDispatcher(null!, null!, events), time, NullLogger<SlackRequests>.Instance);
        tables.IsDown = _ => true;

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, await Status(requests, time));

        tables.IsDown = _ => false;
        Assert.Empty(await kept.Adoptable(TimeSpan.Zero, CancellationToken.None));
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
