using System.Net;
using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Tests.Commands;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Web;

/// <summary>Who gets the page, and what it refuses. How it is used: DevOpsNotes.EndToEnd.Tests, in a browser.</summary>
public sealed partial class TryItPageTests : IAsyncLifetime
{
    private const string Closed = "DevOpsNotes is running.\n";

    private readonly TemporaryStore _store = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData("Development", null, "127.0.0.1", "localhost", null, true)]
    [InlineData("Development", null, "::1", "127.0.0.1", null, true)]
    [InlineData("Development", null, "127.0.0.1", "[::1]", null, true)]
    [InlineData("Development", null, "203.0.113.7", "localhost", null, false)]
    [InlineData("Development", null, null, "localhost", null, false)]
    [InlineData("Development", null, "127.0.0.1", "evil.example", null, false)]
    [InlineData("Development", null, "127.0.0.1", "localhost.evil.example", null, false)]
    [InlineData("Development", null, "127.0.0.1", "localhost", "X-Forwarded-For", false)]
    [InlineData("Development", null, "127.0.0.1", "localhost", "Forwarded", false)]
    [InlineData("Production", null, "127.0.0.1", "localhost", null, false)]
    [InlineData("Production", "false", "127.0.0.1", "localhost", null, false)]
    [InlineData("Production", "true", "203.0.113.7", "bot.example", "X-Forwarded-For", true)]
    public async Task It_is_there_for_who_sits_at_a_developers_machine_and_else_only_when_set(string environment, string? tryIt, string? address, string host, string? header, bool isOpen)
    {
        await using var bot = Host(environment, tryIt, address);
        using var client = bot.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;
        if (header is not null)
            request.Headers.Add(header, "for=203.0.113.7");

        var page = await (await client.SendAsync(request)).Content.ReadAsStringAsync();

        if (isOpen)
            Assert.Contains("Say something to the bot", page, StringComparison.Ordinal);
        else
            Assert.Equal(Closed, page);
    }

    [Fact]
    public async Task Where_the_store_lies_is_told_only_to_who_sits_at_the_machine()
    {
        await using var here = Host("Development", "true", "127.0.0.1");
        await using var elsewhere = Host("Production", "true", "203.0.113.7");

        Assert.Contains(_store.Folder, await here.CreateClient().GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain(_store.Folder, await elsewhere.CreateClient().GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_may_load_nothing_from_elsewhere_run_nothing_in_the_page_and_show_it_in_no_frame()
    {
        await using var bot = Host("Production", "true", "203.0.113.7");

        using var response = await bot.CreateClient().GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.All(response.Headers.GetValues("Set-Cookie"), cookie => Assert.Matches("httponly", cookie));
        Assert.All(response.Headers.GetValues("Set-Cookie"), cookie => Assert.Matches("samesite=strict", cookie));
    }

    [Theory]
    [InlineData("")]
    [InlineData("forged")]
    public async Task A_form_that_is_not_from_the_page_changes_nothing_and_gives_the_line_back(string token)
    {
        await using var bot = Host("Production", "true", "203.0.113.7");
        using var client = bot.CreateClient();
        await client.GetStringAsync(new Uri("/", UriKind.Relative));

        using var response = await Post(client, ("line", "add \"Restart the queue before the worker.\""), ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("value=\"add &quot;Restart the queue before the worker.&quot;\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await (await _store.OpenWorkspaces()).Lessons(Bot.Web.TryItPage.Workspace, CancellationToken.None));
    }

    [Fact]
    public async Task A_filled_in_form_that_cannot_be_taken_comes_back_filled_in()
    {
        await using var bot = Host("Production", "true", "203.0.113.7");
        using var client = bot.CreateClient();
        await client.GetStringAsync(new Uri("/", UriKind.Relative));

        using var response = await Post(client, ("dialog", "add"), ("state", ""), ("field.Text", "Restart the queue first."), ("field.Title", "The queue"), ("__RequestVerificationToken", "old"));

        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(">Restart the queue first.</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"The queue\"", page, StringComparison.Ordinal);
        Assert.Contains("Send it again, please.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_twice_in_a_retry_is_kept_once()
    {
        await using var bot = Host("Production", "true", "203.0.113.7");
        using var client = bot.CreateClient();
        var token = TokenOf(await client.GetStringAsync(new Uri("/", UriKind.Relative)));

        foreach (var _ in Enumerable.Range(0, 2))
            (await Post(client, ("line", "add \"Restart the queue before the worker.\""), ("__RequestVerificationToken", token))).EnsureSuccessStatusCode();

        Assert.Single(await (await _store.OpenWorkspaces()).Lessons(Bot.Web.TryItPage.Workspace, CancellationToken.None));
    }

    [Theory]
    [InlineData(70_000, "application/x-www-form-urlencoded", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(10, "application/json", HttpStatusCode.BadRequest)]
    [InlineData(10, "multipart/form-data", HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_too_large_or_no_form_is_refused_in_words(int length, string contentType, HttpStatusCode expected)
    {
        await using var bot = Host("Production", "true", address: null);
        bot.UseKestrel(0);
        bot.StartServer();
        using var client = bot.CreateClient();
        using var content = new StringContent("line=" + new string('x', length), System.Text.Encoding.UTF8, contentType);

        using var response = await client.PostAsync(new Uri("/", UriKind.Relative), content);

        Assert.Equal(expected, response.StatusCode);
        Assert.Matches("That (is too long|was no form)", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Too_much_at_once_is_refused_in_words_and_others_are_still_answered()
    {
        await using var bot = Host("Production", "true", "203.0.113.7");
        using var client = bot.CreateClient();
        var statuses = new List<HttpStatusCode>();
        var last = "";
        foreach (var _ in Enumerable.Range(0, 90))
        {
            using var response = await Post(client, ("line", "toil"));
            statuses.Add(response.StatusCode);
            last = response.StatusCode == HttpStatusCode.TooManyRequests ? await response.Content.ReadAsStringAsync() : last;
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal("That was a lot at once. Wait a few seconds, then say it again.", last);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/healthz/live", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task One_visitor_cannot_take_back_what_another_taught()
    {
        await using var bot = Host("Production", "true", "203.0.113.7");
        using var ada = bot.CreateClient();
        using var bo = bot.CreateClient();
        var taught = await Said(ada, ("line", "add \"Restart the queue before the worker.\""));
        var undo = Undo().Match(taught).Groups[1].Value;

        Assert.Contains("Only who taught a lesson can take it back", await Said(bo, ("press", undo)), StringComparison.Ordinal);
        Assert.Contains("Taken back.", await Said(ada, ("press", undo)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_workspace_keeps_is_not_on_the_page_and_a_message_is_not_quoted_there()
    {
        var quotes = await QuoteStore.Open(await _store.Tables(), TimeProvider.System, CancellationToken.None);
        var message = TestMessages.Of(TestConversation.Bo);
        var note = TeamQuote.Compose(new QuoteDraft { Words = TestMessages.Alerts, Topics = ["toil"] }, message, "slack:T1", TopicCatalog.Default);
        var quote = new SavedQuote { Note = note, Saver = "U-ADA", SavedAt = DateTimeOffset.UnixEpoch, Conversation = "C1", Openness = Openness.Public, IsWantedEverywhere = true };
        Assert.Equal(QuoteOutcome.Saved, (await quotes.Save(TestConversation.Bo.Workspace, quote, CancellationToken.None)).Outcome);
        await using var bot = Host("Production", "true", "203.0.113.7");
        using var client = bot.CreateClient();

        foreach (var line in new[] { "saved", "export", "quote toil", "every alert wakes somebody up", "by bo" })
            Assert.DoesNotContain("The rest is noise", await Said(client, ("line", line)), StringComparison.Ordinal);
        foreach (var press in new[] { $"show:0|{note.Id}|", $"share:0|{note.Id}|", $"quote-edit:{note.Id}", $"quote-undo:{note.Id}", $"quote-remove:{note.Id}" })
            Assert.DoesNotContain("The rest is noise", await Said(client, ("press", press)), StringComparison.Ordinal);
        var forged = message with { Conversation = "page", Text = "Forged words of Bo" };
        Assert.Contains("This form does not belong here", await Said(client, ("dialog", "save_quote"), ("state", forged.ToString()), ("field.Words", forged.Text), ("field.Where", "everywhere")), StringComparison.Ordinal);
        Assert.Empty(await quotes.All(Bot.Web.TryItPage.Workspace, CancellationToken.None));
        Assert.Single(await quotes.All(TestConversation.Bo.Workspace, CancellationToken.None));
    }

    [Theory]
    [InlineData("Europe/Brussels", "Europe/Brussels")]
    [InlineData("", null)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", null)]
    public async Task The_zone_of_a_visitor_is_what_the_script_of_the_page_says(string told, string? zone)
    {
        var button = new CallerButton();
        await using var bot = Host("Production", "true", "203.0.113.7").WithWebHostBuilder(builder => builder.ConfigureServices(services => services.AddSingleton<IButtonHandler>(button)));
        using var client = bot.CreateClient();

        await Said(client, ("press", "who:v"), ("zone", told));

        Assert.Equal(zone, await button.Caller.Zone(CancellationToken.None));
        Assert.Equal((false, "page"), (button.Caller.IsDirect, button.Caller.Recipient));
    }

    private static async Task<string> Said(HttpClient client, params (string, string)[] fields)
    {
        var token = TokenOf(await client.GetStringAsync(new Uri("/", UriKind.Relative)));
        using var response = await Post(client, [.. fields, ("__RequestVerificationToken", token)]);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri("/", UriKind.Relative), form);
    }

    private static string TokenOf(string page) => Token().Match(page).Groups[1].Value;

    private WebApplicationFactory<Program> Host(string environment, string? tryIt, string? address) => new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
    {
        builder.UseEnvironment(environment).UseSetting("data", _store.Folder).UseSetting("urls", "http://127.0.0.1:0");
        if (tryIt is not null)
            builder.UseSetting("Web:TryIt", tryIt);
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new From(address)));
    });

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""value="(undo-teaching:[^"]+)""")]
    private static partial Regex Undo();
}
