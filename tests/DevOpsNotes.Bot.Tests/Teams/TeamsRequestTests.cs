using System.Net;
using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What the endpoint makes of strangers, of broken bodies, and of settings.</summary>
public sealed class TeamsRequestTests
{
    [Fact]
    public async Task Without_a_token_that_is_valid_nothing_is_done()
    {
        await using var bot = await TeamsHost.Start();
        var (now, body) = (bot.Time.GetUtcNow(), Said.InChat("toil").ToJsonString());
        string?[] refused =
        [
            null,
            "",
            "Bearer",
            "Bearer not-a-token",
            "Basic dXNlcjpwYXNz",
            "Bearer " + TokenForge.Token(now, FakeKey.Next),
            "Bearer " + TokenForge.Token(now, FakeKey.WebChat),
            "Bearer " + TokenForge.Token(now, algorithm: "none"),
            "Bearer " + TokenForge.Token(now, algorithm: "HS256"),
            "Bearer " + TokenForge.Token(now, audience: "20000000-0000-0000-0000-000000000002"),
            "Bearer " + TokenForge.Token(now, issuer: "https://sts.windows.net/x/"),
            "Bearer " + TokenForge.Token(now, notBefore: now.AddHours(-2), expires: now.AddMinutes(-6)),
            "Bearer " + TokenForge.Token(now, serviceUrl: "https://evil.example/"),
            "Bearer " + TokenForge.Token(now, serviceUrl: null),
        ];

        foreach (var authorization in refused)
        {
            using var response = await bot.Send(body, authorization);
            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{authorization} gave {response.StatusCode}");
            Assert.Empty(await response.Content.ReadAsStringAsync());
        }

        await bot.Reply(Said.InChat("topics"));
        Assert.Single(bot.Sent);
    }

    /// <summary>The token is for the address that it names: whoever got hold of it cannot have answers, and the bot's own token, sent elsewhere.</summary>
    [Fact]
    public async Task A_forged_address_of_the_connector_gets_no_call()
    {
        await using var bot = await TeamsHost.Start();
        var forged = Said.InChat("toil");
        forged["serviceUrl"] = "https://evil.example/";

        using var refused = await bot.Send(forged.ToJsonString(), "Bearer " + TokenForge.Token(bot.Time.GetUtcNow()));
        // Even were Microsoft to vouch for it.
        using var vouched = await bot.Tell(forged);
        await bot.Until(() => bot.Logs.Lines.Any(line => line.Contains("was given up: ForbiddenHost", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Empty(bot.Sent);
    }

    [Fact]
    public async Task A_tenant_that_is_not_on_the_list_is_forbidden()
    {
        await using var bot = await TeamsHost.Start(("Teams:AllowedTenants", "11111111-2222-3333-4444-555555555555"));

        using var response = await bot.Tell(Said.InChat("toil"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task While_the_keys_cannot_be_had_teams_is_asked_to_come_again()
    {
        var keys = new KeySwitch();
        await using var bot = await TeamsHost.Start(keys.Reach);
        var message = Said.InChat("toil");
        using var first = await bot.Tell(message);

        keys.On();
        await bot.Pass(TimeSpan.FromSeconds(10));
        await bot.Reply(message);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        Assert.Single(bot.Sent);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("not json", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("{\"type\":\"message\"", 400)]
    [InlineData("{}", 401)]
    public async Task A_body_that_is_no_activity_is_not_understood(string body, int status)
    {
        await using var bot = await TeamsHost.Start();

        using var response = await bot.Send(body, "Bearer " + TokenForge.Token(bot.Time.GetUtcNow()));

        Assert.Equal(status, (int)response.StatusCode);
    }

    /// <summary>JSON allows names that are no text, and the reader of JSON does not.</summary>
    [Fact]
    public async Task Half_a_character_in_a_name_is_not_understood()
    {
        await using var bot = await TeamsHost.Start();
        var body = Said.InChat("toil").ToJsonString();

        foreach (var broken in new[] { body.Replace("{\"type\"", "{\"\\ud800aaaaaaaaaaaaaaaaaaaaaaaaa\":1,\"type\"", StringComparison.Ordinal), body.Replace("\"channelData\":{", "\"channelData\":{\"\\ud800aaaaaaaaaaaaaaaaaaaaaaaaa\":1,", StringComparison.Ordinal) })
        {
            Assert.NotEqual(body, broken);
            using var response = await bot.Send(broken, "Bearer " + TokenForge.Token(bot.Time.GetUtcNow()));
            Assert.True((int)response.StatusCode is 200 or 400 or 401, $"{response.StatusCode}");
        }
    }

    /// <summary>What is under way goes on; the message comes again, and is met as a duplicate.</summary>
    [Theory]
    [InlineData("message", 503, "")]
    [InlineData("adaptiveCard/action", 200, "application/vnd.microsoft.activity.message")]
    [InlineData("task/fetch", 200, "\"task\":{\"type\":\"message\"")]
    [InlineData("task/submit", 200, "This takes longer than Teams waits.")]
    public async Task While_the_store_does_not_answer_teams_is_told_in_the_shape_that_it_expects(string kind, int status, string expected)
    {
        await using var bot = await TeamsHost.Start();
        await bot.Reply(Said.InChat("topics"));
        var stuck = new TaskCompletionSource();
        bot.Tables.Gate = stuck.Task;
        var asking = bot.Tell(Writing(kind));

        await bot.Until(() => asking.IsCompleted, TimeSpan.FromSeconds(1));
        using var response = await asking;
        stuck.SetResult();

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("message", 503, "")]
    [InlineData("installationUpdate", 503, "")]
    [InlineData("adaptiveCard/action", 200, "does not answer")]
    [InlineData("task/submit", 200, "does not answer")]
    public async Task While_the_store_fails_nothing_is_acknowledged_that_is_not_kept(string kind, int status, string expected)
    {
        await using var bot = await TeamsHost.Start();
        await bot.Reply(Said.InChat("topics"));
        bot.Tables.IsDown = _ => true;
        var activity = Writing(kind);
        using var failed = await bot.Tell(activity);

        bot.Tables.IsDown = _ => false;
        using var again = await bot.Tell(activity.DeepClone().AsObject());

        Assert.Equal(status, (int)failed.StatusCode);
        Assert.Contains(expected, await failed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        if (status == 503)
            await bot.Until(() => bot.Sent.Count == 2);
    }

    /// <summary>Something that has to be kept.</summary>
    private static JsonObject Writing(string kind) => kind switch
    {
        "message" => Said.InChat("toil"),
        "installationUpdate" => Said.Installation("add"),
        "task/submit" => Said.Task("task/submit", new JsonObject { ["form"] = "add", ["state"] = "", ["Text"] = "Restart the queue before the worker, or jobs run twice." }),
        "task/fetch" => Said.Task("task/fetch", new JsonObject { ["action"] = "undo-teaching", ["value"] = "x" }),
        _ => Said.Pressed("say", "add \"Restart the queue before the worker, or jobs run twice.\""),
    };

    [Theory]
    [InlineData("type")]
    [InlineData("id")]
    [InlineData("from")]
    [InlineData("recipient")]
    [InlineData("conversation")]
    public async Task A_message_without_what_it_must_have_is_not_understood(string missing)
    {
        await using var bot = await TeamsHost.Start();
        var message = Said.InChat("toil");
        message.Remove(missing);

        using var response = await bot.Tell(message);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(bot.Logs.Lines, line => line.Contains("was not what Teams sends", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fields_of_any_kind_and_length_do_no_harm()
    {
        await using var bot = await TeamsHost.Start();
        JsonNode?[] values = [null, 7, true, "", ";messageid=1", "\uD83D", new string('x', 300_000), string.Concat(Enumerable.Repeat("/🚀", 200)), new JsonArray(1, "x"), new JsonObject { ["id"] = new JsonArray() }];
        foreach (var kind in new[] { () => Said.InChannel("toil"), () => Said.Submitted("show", "0||toil", Said.InChannel("")), () => Said.Pressed("say", "toil", Said.InChannel("")), () => Said.Installation("add"), () => Said.Installation("remove") })
        {
            foreach (var path in PathsOf(kind()).Where(path => path is not ("serviceUrl" or "channelId")))
            {
                foreach (var value in values)
                {
                    var activity = kind();
                    Set(activity, path, value);
                    using var response = await bot.Tell(activity);
                    Assert.True((int)response.StatusCode is 200 or 400 or 501, $"{path}={value?.ToString()[..Math.Min(40, value.ToString().Length)]} gave {response.StatusCode}");
                }
            }
        }
    }

    /// <summary>The names of all properties, with those that they are in.</summary>
    private static IEnumerable<string> PathsOf(JsonObject json) => json.SelectMany(property =>
        (property.Value is JsonObject inner ? PathsOf(inner).Select(path => $"{property.Key}/{path}") : []).Prepend(property.Key));

    private static void Set(JsonObject json, string path, JsonNode? value)
    {
        var names = path.Split('/');
        foreach (var name in names[..^1])
            json = json[name]!.AsObject();
        json[names[^1]] = value?.DeepClone();
    }

    [Theory]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("event")]
    [InlineData("typing")]
    [InlineData("something/new")]
    public async Task An_activity_that_is_not_known_is_taken_and_ignored(string type)
    {
        await using var bot = await TeamsHost.Start();
        var activity = Said.InChat("toil");
        activity["type"] = type;

        using var response = await bot.Tell(activity);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await bot.Conversations.All(TeamsHost.Workspace, CancellationToken.None));
    }

    [Fact]
    public async Task A_body_of_two_megabytes_is_too_large_and_of_a_stranger_not_even_read()
    {
        await using var bot = await TeamsHost.Start();
        var message = Said.InChat(new string('x', 2 * 1024 * 1024)).ToJsonString();

        using var known = await bot.Send(message, "Bearer " + TokenForge.Token(bot.Time.GetUtcNow()));
        using var stranger = await bot.Send(message, authorization: null);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.Unauthorized), (known.StatusCode, stranger.StatusCode));
    }

    [Fact]
    public async Task Without_settings_there_is_no_edge()
    {
        await using var bot = await TeamsHost.StartIn("Development", "127.0.0.1", ("Teams:AppId", null), ("Teams:TenantId", null), ("Teams:ClientSecret", null));

        using var response = await bot.Tell(Said.InChat("toil"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("Development", "127.0.0.1", null, 200)]
    [InlineData("Development", "::1", null, 200)]
    [InlineData("Development", "203.0.113.7", null, 401)]
    [InlineData("Development", "127.0.0.1", "Host: bot.example.com", 401)]
    [InlineData("Development", "127.0.0.1", "X-Forwarded-For: 10.0.0.1", 401)]
    [InlineData("Development", "127.0.0.1", "Forwarded: for=10.0.0.1", 401)]
    [InlineData("Development", "127.0.0.1", "Origin: https://evil.example", 401)]
    [InlineData("Development", "127.0.0.1", "Sec-Fetch-Site: cross-site", 401)]
    [InlineData("Development", "127.0.0.1", "Authorization: Bearer nonsense", 401)]
    [InlineData("Production", "127.0.0.1", null, 404)]
    [InlineData("Staging", "127.0.0.1", null, 404)]
    public async Task Without_a_token_only_this_machine_is_believed_and_only_in_development(string environment, string address, string? header, int status)
    {
        await using var bot = await TeamsHost.StartIn(environment, address, ("Teams:AppId", null), ("Teams:TenantId", null), ("Teams:ClientSecret", null), ("Teams:DangerouslyAllowUnauthenticatedRequests", "true"));
        var message = Said.InChat("toil");
        message["serviceUrl"] = bot.Teams.Address;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative)) { Content = new StringContent(message.ToJsonString()) };
        if (header?.Split(": ") is [var name, var value])
            request.Headers.TryAddWithoutValidation(name, value);

        using var response = await bot.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
    }
}
