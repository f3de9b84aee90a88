using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>Words left in a public, a private and a shared channel of one workspace, looked for in everything that Slack is sent.</summary>
public sealed class SlackLeakTests : IAsyncLifetime
{
    private const string Stranger = "UX";

    /// <summary>A word that must show only where the note that has it may be seen.</summary>
    /// <param name="Word">Nobody ever types it.</param>
    /// <param name="Channel">Where the note comes from.</param>
    /// <param name="IsEverybodys">Everybody in the workspace may see it.</param>
    private sealed record Canary(string Word, string Channel, bool IsEverybodys)
    {
        public bool MayShowIn(string channel, bool isAmongStrangers) => IsEverybodys ? !isAmongStrangers : channel == Channel;
    }

    private static readonly Canary[] Canaries =
    [
        new("zebracanary", SlackQuoting.Public, IsEverybodys: true),
        new("quokkacanary", SlackQuoting.Public, IsEverybodys: false),
        new("walruscanary", SlackQuoting.Private, IsEverybodys: false),
        new("ferretcanary", SlackQuoting.Shared, IsEverybodys: false),
        new("ostrichcanary", SlackQuoting.Public, IsEverybodys: true),
    ];

    private static readonly string[] Lines =
    [
        "toil", "pager at night", "quote", "quote toil", "random toil", "by grace", "by Grace Hopper", "saved", "saved mine", "saved here", "saved on toil",
        "saved by Grace Hopper", "export", "gaps", "forget me", "topics", "status", "help", "another question in vain",
    ];

    private static readonly string[] Actions =
    [
        "say", "show", "another", "share", "useful", "not-useful", "teach", "quote-edit", "quote-here", "quote-elsewhere", "quote-never", "quote-again", "quote-undo", "quote-remove",
        "undo-teaching", "forget-with-words", "forget-without-words",
    ];

    private SlackHost _bot = null!;
    private SlackQuoting _people = null!;

    public async Task InitializeAsync()
    {
        _bot = await SlackQuoting.Start();
        _people = new SlackQuoting(_bot);
        foreach (var (canary, number) in Canaries.Select((canary, number) => (canary, number)))
        {
            var text = $"Toil makes the deployment slow, and the {canary.Word} pager rings at night.";
            if (canary.Word == "ostrichcanary")
                await _people.Ask($"add \"{text}\"", SlackQuoting.Ada, canary.Channel);
            else
                await _people.Save(SlackQuoting.Message(text, ts: $"1767225600.00010{number}"), channel: canary.Channel, values: ("Where", canary.IsEverybodys ? "everywhere" : "here"));
        }

        // Who was quoted is told, and that is nobody else's.
        await _bot.Until(() => _bot.Slack.CallsOf("chat.postMessage").Count == Canaries.Length - 1);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData(SlackQuoting.Public)]
    [InlineData(SlackQuoting.AnotherPublic)]
    [InlineData(SlackQuoting.Private)]
    [InlineData(SlackQuoting.Shared)]
    [InlineData("D1")]
    public async Task No_line_of_the_slash_command_shows_what_is_of_another_channel(string channel)
    {
        var seen = new HashSet<string>();
        foreach (var (person, line) in Everything())
            Look(await _people.Ask(line, person, channel), channel, isAmongStrangers: false, seen, $"{person} said {line}");

        Assert.Equal(Canaries.Where(canary => canary.MayShowIn(channel, isAmongStrangers: false)).Select(canary => canary.Word).Order(), seen.Order());
    }

    [Theory]
    [InlineData(SlackQuoting.AnotherPublic, false)]
    [InlineData(SlackQuoting.Private, false)]
    [InlineData(SlackQuoting.Shared, true)]
    public async Task No_answer_to_a_mention_shows_what_is_of_another_channel(string channel, bool isAmongStrangers)
    {
        var seen = new HashSet<string>();
        foreach (var line in Lines)
            Look(await _people.Mention(line, isAmongStrangers ? Stranger : SlackQuoting.Ada, channel, isAmongStrangers), channel, isAmongStrangers, seen, $"mentioned with {line}");

        Assert.Equal(Canaries.Where(canary => canary.MayShowIn(channel, isAmongStrangers)).Select(canary => canary.Word).Order(), seen.Order());
    }

    [Fact]
    public async Task No_answer_to_the_bot_alone_shows_what_is_of_a_channel()
    {
        var seen = new HashSet<string>();
        foreach (var line in Lines)
            Look(await _people.Direct(line), "DU1", isAmongStrangers: false, seen, $"wrote {line}");

        Assert.Equal(["ostrichcanary", "zebracanary"], seen.Order());
    }

    /// <summary>Ids can be guessed, and buttons be sent by whoever has the address.</summary>
    [Theory]
    [InlineData(SlackQuoting.Cy)]
    [InlineData(SlackQuoting.Boss)]
    [InlineData(SlackQuoting.Ada)]
    public async Task No_button_that_names_what_is_of_another_channel_shows_it(string person)
    {
        var ids = (await _bot.Quotes()).Select(quote => quote.Note.Id).ToList();
        // What takes notes away is pressed last.
        var presses = from action in Actions
                      from id in ids
                      from value in new[] { id, $"0|{id}|", $"0|{id}|pager at night" }
                      from channel in new[] { SlackQuoting.AnotherPublic, SlackQuoting.Private, SlackQuoting.Shared, "D1" }
                      select (action, value, channel);
        foreach (var (action, value, channel) in presses)
            await Press(action, value, channel, person);
    }

    private async Task Press(string action, string value, string channel, string person)
    {
        var before = _bot.Slack.Calls.Count;
        using var response = await _bot.Interact(_bot.Pressed(JsonSerializer.SerializeToElement(new { action_id = action + "#1", value }), isEphemeral: true, channel, person));
        foreach (var call in _bot.Slack.Calls.Skip(before).Where(call => call.Method is "hooks" or "views.open" or "views.update" or "chat.postMessage"))
        {
            // What is shared in a channel with strangers is read by them.
            var isPublic = call.Body.TryGetProperty("response_type", out var type) && type.ValueEquals("in_channel");
            Look(call.Body, channel, isPublic && channel == SlackQuoting.Shared, [], $"{person} in {channel} pressed {action} of {value}");
        }
    }

    private static IEnumerable<(string Person, string Line)> Everything() => new[] { SlackQuoting.Cy, SlackQuoting.Grace, SlackQuoting.Ada, SlackQuoting.Boss }.SelectMany(person => Lines.Select(line => (person, line)));

    private static void Look(JsonElement shown, string channel, bool isAmongStrangers, HashSet<string> seen, string how)
    {
        var text = shown.GetRawText();
        foreach (var canary in Canaries.Where(canary => text.Contains(canary.Word, StringComparison.OrdinalIgnoreCase)))
        {
            Assert.True(canary.MayShowIn(channel, isAmongStrangers), $"{how} in {channel}, and saw {canary}.");
            seen.Add(canary.Word);
        }
    }
}
