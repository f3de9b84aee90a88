using System.Net;
using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Bot.Tests.Slack;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Limits;

/// <summary>What takes long, and a lot of it.</summary>
public sealed partial class BusyTests
{
    [Fact]
    public async Task Requests_beyond_those_that_may_be_under_way_at_once_are_told_to_come_again()
    {
        var button = new HangingButton();
        await using var bot = await SlackHost.Start(services => services.AddSingleton<IButtonHandler>(button).AddSingleton(new AdmissionRates { WorkspaceWrites = new Rate(int.MaxValue, TimeSpan.FromTicks(1)) }));
        await bot.Answer("toil");
        var under = Enumerable.Range(0, EdgeLimits.OfPlatform).Select(number => bot.Interact(Press($"U{number}"))).ToList();
        for (var waiting = System.Diagnostics.Stopwatch.StartNew(); button.Pressed < EdgeLimits.OfPlatform && waiting.Elapsed < TimeSpan.FromSeconds(30);)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);

        using var refused = await bot.Interact(Press("U-LAST"));
        button.Release();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        Assert.All(await Task.WhenAll(under), response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await bot.Command("toil")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bot.Client.GetAsync(new Uri("/healthz/live", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_ended_in_words()
    {
        await using var bot = await OpenHost.Start(services => services
            .AddSingleton<IButtonHandler>(new HangingButton())
            .PostConfigure<RequestTimeoutOptions>(options => options.DefaultPolicy = new RequestTimeoutPolicy
            {
                Timeout = TimeSpan.FromSeconds(3),
                TimeoutStatusCode = options.DefaultPolicy!.TimeoutStatusCode,
                WriteTimeoutResponse = options.DefaultPolicy.WriteTimeoutResponse,
            }));
        var page = await bot.Client.GetStringAsync(new Uri("/", UriKind.Relative));

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["press"] = $"{HangingButton.Action}:v", ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value });
        using var response = await bot.Client.PostAsync(new Uri("/", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("This takes too long. It may have been done: look again in a minute.", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_form_of_the_page_that_does_not_come_is_not_waited_for()
    {
        await using var bot = await OpenHost.Start();

        using var connection = await bot.Raw("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nline=");

        Assert.Equal(408, await OpenHost.Status(connection));
    }

    private static object Press(string user) => new
    {
        type = "block_actions",
        team = new { id = FakeSlack.Team },
        user = new { id = user, team_id = FakeSlack.Team },
        container = new { type = "message", channel_id = "C1", is_ephemeral = true },
        channel = new { id = "C1" },
        actions = new[] { new { type = "button", action_id = HangingButton.Action, value = "v" } },
    };

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
