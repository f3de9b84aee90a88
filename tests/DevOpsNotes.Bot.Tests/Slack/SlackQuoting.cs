using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>People who save words of each other in Slack, and what they are shown.</summary>
internal sealed class SlackQuoting(SlackHost bot)
{
    public const string Words = "Zebras drain the zanzibar queue before the worker starts.";

    /// <summary>What finds them.</summary>
    public const string Question = "zebras zanzibar";

    public const string Ts = "1767225600.000100";

    /// <summary>Saves.</summary>
    public const string Ada = "U1";

    /// <summary>Wrote what is saved.</summary>
    public const string Grace = "U2";

    /// <summary>Somebody else.</summary>
    public const string Cy = "U3";

    /// <summary>May remove what others saved.</summary>
    public const string Boss = "UBOSS";

    public const string Public = "C1";
    public const string AnotherPublic = "C2";
    public const string Private = "G1";
    public const string Shared = "X1";

    private const string Notice = "chat.postMessage";

    private int _said;

    /// <summary>A host whose Slack knows all of them.</summary>
    public static async Task<SlackHost> Start(params (string, string?)[] settings)
    {
        var bot = await SlackHost.Start([("Slack:Admins", Boss), .. settings]);
        bot.Slack.Knows(Ada, "Ada Lovelace");
        bot.Slack.Knows(Grace, "Grace Hopper");
        bot.Slack.Knows(Cy, "Cy Other");
        bot.Slack.HasPublic(Public);
        bot.Slack.HasPublic(AnotherPublic);
        bot.Slack.Channels[Private] = new { id = Private, is_private = true };
        bot.Slack.Channels[Shared] = new { id = Shared, is_private = false, is_ext_shared = true };
        return bot;
    }

    /// <summary>A message, as Slack gives it.</summary>
    public static object Message(string text = Words, string user = Grace, string ts = Ts) => new { type = "message", user, ts, text };

    /// <summary>Chooses Save quote: the form.</summary>
    public async Task<JsonElement> Form(object message, string user = Ada, string channel = Public)
    {
        using var response = await bot.Shortcut(message, user, channel);
        response.EnsureSuccessStatusCode();
        return Opened();
    }

    /// <summary>The form that was opened last.</summary>
    public JsonElement Opened() => bot.Slack.CallsOf("views.open")[^1].GetProperty("view");

    /// <summary>Chooses Save quote and sends the form: the view in its place.</summary>
    public async Task<JsonElement> Save(object? message = null, string user = Ada, string channel = Public, params (string Field, string? Value)[] values) =>
        (await bot.Submit(await Form(message ?? Message(), user, channel), user, values)).GetProperty("view");

    /// <summary>Presses a button of a message: what the presser is told at the address that came with it.</summary>
    public async Task<JsonElement> Press(JsonElement message, string label, string user = Ada, string channel = Public, bool isEphemeral = true)
    {
        using var response = await bot.Interact(bot.Pressed(SlackButtons.Labelled(message, label), isEphemeral, channel, user));
        response.EnsureSuccessStatusCode();
        return bot.Slack.CallsOf("hooks")[^1];
    }

    /// <summary>Presses a button of a view: the view in its place.</summary>
    public async Task<JsonElement> PressIn(JsonElement view, string label, string user = Ada)
    {
        using var response = await bot.Interact(SlackHost.PressedIn(view, SlackButtons.Labelled(view, label), user));
        response.EnsureSuccessStatusCode();
        return bot.Slack.CallsOf("views.update")[^1].GetProperty("view");
    }

    /// <summary>Who was quoted is told.</summary>
    public async Task<JsonElement> Told(string user = Grace)
    {
        await bot.Until(() => Posted(user).Any());
        return Posted(user).Last();
    }

    /// <summary>Mentions the bot: what it posts in the thread.</summary>
    public async Task<JsonElement> Mention(string text, string user = Ada, string channel = Public, bool isAmongStrangers = false)
    {
        var ts = NextTs();
        await Tell(new { type = "app_mention", user, text = $"<@{FakeSlack.BotUser}> {text}", ts, channel }, isAmongStrangers);
        bool IsAnswer(JsonElement message) => message.TryGetProperty("thread_ts", out var thread) && thread.ValueEquals(ts);
        await bot.Until(() => bot.Slack.CallsOf(Notice).Any(IsAnswer));
        return bot.Slack.CallsOf(Notice).Single(IsAnswer);
    }

    /// <summary>Writes to the bot alone: what it answers.</summary>
    public async Task<JsonElement> Direct(string text, string user = Ada)
    {
        var channel = "D" + user;
        var before = Posted(channel).Count();
        await Tell(new { type = "message", channel_type = "im", user, text, ts = NextTs(), channel }, isAmongStrangers: false);
        await bot.Until(() => Posted(channel).Count() > before);
        return Posted(channel).Last();
    }

    /// <summary>What somebody is answered alone on /devops.</summary>
    public Task<JsonElement> Ask(string line, string user = Cy, string channel = AnotherPublic) => bot.Answer(line, ("user_id", user), ("channel_id", channel));

    /// <summary>Whether the words are found by a question.</summary>
    public async Task<bool> IsFound(string user = Cy, string channel = AnotherPublic) => (await Ask(Question, user, channel)).GetRawText().Contains("Zebras drain", StringComparison.Ordinal);

    /// <summary>The lines of JSON in an answer.</summary>
    public static IReadOnlyList<JsonElement> LinesOf(JsonElement message) =>
    [
        .. SlackRules.Descendants(message).Where(part => part.TryGetProperty("type", out var type) && type.ValueEquals("rich_text_preformatted"))
            .SelectMany(shown => string.Concat(shown.GetProperty("elements").EnumerateArray().Select(element => element.GetProperty("text").GetString())).Split('\n'))
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];

    private IEnumerable<JsonElement> Posted(string channel) => bot.Slack.CallsOf(Notice).Where(message => message.GetProperty("channel").ValueEquals(channel));

    private string NextTs() => $"1767226000.{++_said:D6}";

    private async Task Tell(object happened, bool isAmongStrangers)
    {
        using var response = await bot.Event(new
        {
            type = "event_callback",
            team_id = FakeSlack.Team,
            event_id = $"Ev-said-{_said}",
            is_ext_shared_channel = isAmongStrangers,
            @event = happened,
            authorizations = new[] { new { team_id = FakeSlack.Team, user_id = FakeSlack.BotUser, is_bot = true, is_enterprise_install = false } },
        });
        response.EnsureSuccessStatusCode();
    }
}
