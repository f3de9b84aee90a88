using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>A conversation in Slack is given what it may see, and nothing of another.</summary>
public sealed class SlackExportingTests : IAsyncLifetime
{
    private const string OfPublic = "Zebras drain the queue.";
    private const string OfPrivate = "Quokkas restart the database.";
    private const string OfShared = "Walruses own the pager.";
    private const string Lesson = "Ostriches check the backup before the release.";

    private SlackHost _bot = null!;
    private SlackQuoting _people = null!;

    public async Task InitializeAsync()
    {
        _bot = await SlackQuoting.Start();
        _people = new SlackQuoting(_bot);
        await _people.Save(SlackQuoting.Message(OfPublic, ts: "1.1"));
        await _people.Save(SlackQuoting.Message(OfPrivate, ts: "1.2"), channel: SlackQuoting.Private);
        await _people.Save(SlackQuoting.Message(OfShared, ts: "1.3"), channel: SlackQuoting.Shared);
        await _people.Ask($"add \"{Lesson}\"");
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData(SlackQuoting.Public)]
    [InlineData(SlackQuoting.AnotherPublic)]
    [InlineData("D1")]
    public async Task Everywhere_it_is_what_everybody_in_the_workspace_may_see(string channel) =>
        Assert.Equal([(Lesson, "workspace"), (OfPublic, "workspace")], Read(await _people.Ask("export", channel: channel)));

    [Fact]
    public async Task In_a_private_channel_it_is_with_what_was_saved_there() =>
        Assert.Equal([(Lesson, "workspace"), (OfPrivate, "conversation:" + SlackQuoting.Private), (OfPublic, "workspace")], Read(await _people.Ask("export", channel: SlackQuoting.Private)));

    /// <summary>What /devops answers is seen by one person; what a mention answers, by strangers.</summary>
    [Fact]
    public async Task Where_strangers_read_along_a_mention_gives_what_was_saved_there_alone()
    {
        var told = await _people.Mention("export", channel: SlackQuoting.Shared, isAmongStrangers: true);

        Assert.Equal([(OfShared, "conversation:" + SlackQuoting.Shared)], Read(told));
        foreach (var secret in new[] { OfPublic, OfPrivate, Lesson })
            Assert.DoesNotContain(secret, told.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_mention_and_to_the_bot_alone_it_is_the_same()
    {
        Assert.Equal([(Lesson, "workspace"), (OfPublic, "workspace")], Read(await _people.Mention("export")));
        Assert.Equal([(Lesson, "workspace"), (OfPublic, "workspace")], Read(await _people.Direct("export")));
    }

    [Fact]
    public async Task What_was_taken_back_is_not_in_it()
    {
        var saved = await _people.Save(SlackQuoting.Message("Ferrets guard the firewall.", ts: "1.4"));
        Assert.Equal(3, Read(await _people.Ask("export")).Count);

        await _people.PressIn(saved, "Undo");

        Assert.Equal(2, Read(await _people.Ask("export")).Count);
    }

    private static List<(string, string)> Read(JsonElement message) =>
        [.. SlackQuoting.LinesOf(message).Select(note => (note.GetProperty("text").GetString()!, note.GetProperty("visibility").GetString()!)).Order()];
}
