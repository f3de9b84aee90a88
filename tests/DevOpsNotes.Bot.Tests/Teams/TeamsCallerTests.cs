using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Tests.Edges;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What commands get to know of who presses something in Teams.</summary>
public sealed class TeamsCallerTests : IAsyncLifetime
{
    private readonly CallerButton _button = new();
    private TeamsHost _bot = null!;

    public static TheoryData<string, string?> Zones => new()
    {
        { """{"localTimezone":"Europe/Brussels"}""", "Europe/Brussels" },
        { """{"entities":[{"type":"mention"},{"type":"clientInfo","locale":"en-US","country":"US","platform":"Windows","timezone":"America/Los_Angeles"}]}""", "America/Los_Angeles" },
        { """{"localTimezone":"Europe/Brussels","entities":[{"type":"clientInfo","timezone":"America/Los_Angeles"}]}""", "Europe/Brussels" },
        { """{"entities":[{"type":"clientInfo","locale":"en-US"}]}""", null },
        { """{"localTimezone":7,"entities":{}}""", null },
        { """{}""", null },
    };

    public async Task InitializeAsync() => _bot = await TeamsHost.Start(services => services.AddSingleton<IButtonHandler>(_button));

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [MemberData(nameof(Zones))]
    public async Task The_zone_of_who_presses_is_that_of_the_client(string told, string? zone)
    {
        await _bot.Answer(With(told, Said.Pressed(CallerButton.Action, "v")));

        Assert.Equal(zone, await _button.Caller.Zone(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public async Task It_is_known_where_the_answer_is_a_message_that_comes_later(string told, string? zone)
    {
        await _bot.Reply(With(told, Said.Submitted(CallerButton.Action, "v")));

        Assert.Equal(zone, await _button.Caller.Zone(CancellationToken.None));
    }

    [Fact]
    public async Task Posts_go_where_they_are_asked_for_and_only_a_chat_is_somebody_s_own()
    {
        foreach (var (where, isDirect, recipient) in new[] { (Said.InChat(""), true, Said.Chat), (Said.InGroup(""), false, Said.Group), (Said.InChannel(""), false, Said.Channel) })
        {
            await _bot.Answer(Said.Pressed(CallerButton.Action, "v", where));

            Assert.Equal((isDirect, recipient), (_button.Caller.IsDirect, _button.Caller.Recipient));
            Assert.Null(await _button.Caller.ReaderCount(CancellationToken.None));
        }
    }

    private static JsonObject With(string told, JsonObject activity)
    {
        foreach (var (name, value) in JsonNode.Parse(told)!.AsObject())
            activity[name] = value?.DeepClone();
        return activity;
    }
}
