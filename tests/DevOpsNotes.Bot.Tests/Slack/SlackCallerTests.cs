using System.Text.Json;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Content.Quoting;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>What commands get to know of who presses something in Slack.</summary>
public sealed class SlackCallerTests : IAsyncLifetime
{
    private readonly CallerButton _button = new();
    private SlackHost _bot = null!;

    public async Task InitializeAsync() => _bot = await SlackHost.Start(services => services.AddSingleton<IButtonHandler>(_button));

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task The_zone_of_a_person_is_asked_of_Slack_once()
    {
        _bot.Slack.Knows("U1", "Ada", "Europe/Brussels");
        _bot.Slack.Knows("U2", "Bo");
        await Press();

        Assert.Equal("Europe/Brussels", await _button.Caller.Zone(CancellationToken.None));
        Assert.Equal("Europe/Brussels", await _button.Caller.Zone(CancellationToken.None));
        Assert.Single(_bot.Slack.CallsOf("users.info"));
        await Press(user: "U2");
        Assert.Null(await _button.Caller.Zone(CancellationToken.None));
        await Press(user: "U-NOBODY-KNOWS");
        Assert.Null(await _button.Caller.Zone(CancellationToken.None));
    }

    [Fact]
    public async Task How_many_read_along_and_who_is_one_question()
    {
        _bot.Slack.HasPublic("C1");
        _bot.Slack.Members["C1"] = 42;
        await Press();

        Assert.Equal(42, await _button.Caller.ReaderCount(CancellationToken.None));
        Assert.Equal(Openness.Public, await _button.Caller.Openness(CancellationToken.None));
        Assert.Single(_bot.Slack.CallsOf("conversations.info"));
        await Press(channel: "C-NOT-TOLD");
        Assert.Null(await _button.Caller.ReaderCount(CancellationToken.None));
    }

    [Theory]
    [InlineData("C1", false, "C1")]
    [InlineData("G1", false, "G1")]
    [InlineData("D7", true, "U1")]
    public async Task What_is_asked_for_in_a_direct_message_goes_to_the_person(string channel, bool isDirect, string recipient)
    {
        await Press(channel: channel);

        Assert.Equal((isDirect, recipient, channel), (_button.Caller.IsDirect, _button.Caller.Recipient, _button.Caller.Conversation));
    }

    [Fact]
    public async Task In_a_direct_message_nothing_is_asked_of_its_readers()
    {
        await Press(channel: "D7");

        Assert.Null(await _button.Caller.ReaderCount(CancellationToken.None));
        Assert.Empty(_bot.Slack.CallsOf("conversations.info"));
    }

    [Theory]
    [InlineData("who:1:2|a b", "1:2|a b")]
    [InlineData("who:", "")]
    [InlineData("who", "")]
    public async Task What_stands_in_a_menu_is_pressed_like_a_button(string option, string value)
    {
        await _bot.Interact(Chosen(option, new { type = "message", message_ts = "1.1", channel_id = "C1", is_ephemeral = false }));

        Assert.Equal((value, true, "U1"), (_button.Pressed!.Value, _button.Pressed.IsOnShared, _button.Caller.User));
        Assert.Equal("Noted.", Assert.Single(_bot.Slack.CallsOf("hooks")).GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_menu_in_a_view_is_answered_in_the_view()
    {
        await _bot.Interact(Chosen("who:x", new { type = "view", view_id = "V1" }));

        Assert.Equal("x", _button.Pressed!.Value);
        Assert.Contains("Noted.", Assert.Single(_bot.Slack.CallsOf("views.update")).GetRawText(), StringComparison.Ordinal);
    }

    private async Task Press(string channel = "C1", string user = "U1") =>
        (await _bot.Interact(_bot.Pressed(JsonSerializer.SerializeToElement(new { action_id = "who#1", value = "v" }), channel: channel, user: user))).Dispose();

    private object Chosen(string option, object container) => new
    {
        type = "block_actions",
        team = new { id = FakeSlack.Team },
        user = new { id = "U1", team_id = FakeSlack.Team },
        container,
        trigger_id = "1.2.abc",
        channel = new { id = "C1" },
        response_url = _bot.Slack.ResponseUrl,
        actions = new[] { new { type = "overflow", block_id = "b", action_id = "menu#3", selected_option = new { text = new { type = "plain_text", text = "Who" }, value = option }, action_ts = "1" } },
    };
}
