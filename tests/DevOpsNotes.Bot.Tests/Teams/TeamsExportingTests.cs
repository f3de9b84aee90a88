using System.Text.Json;
using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>A conversation in Teams is given what it may see, and nothing of another.</summary>
public sealed class TeamsExportingTests : IAsyncLifetime
{
    private const string OfPublic = "Zebras drain the queue.";
    private const string OfGroup = "Quokkas restart the database.";
    private const string OfShared = "Walruses own the pager.";
    private const string Lesson = "Ostriches check the backup before the release.";
    private const string SharedChannel = "19:shared@thread.tacv2";

    private TeamsHost _bot = null!;
    private Quoting _people = null!;

    public async Task InitializeAsync()
    {
        _bot = await TeamsHost.Start();
        _people = new Quoting(_bot);
        await _people.Save(Quoting.Message(OfPublic, "1"));
        await _people.Save(Quoting.Message(OfGroup, "2"), () => Said.InGroup(""));
        await _people.Save(Quoting.Message(OfShared, "3"), () => InShared(""));
        await _people.Ask($"add \"{Lesson}\"", Said.InChat(""));
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Everywhere_it_is_what_everybody_in_the_tenant_may_see()
    {
        foreach (var where in new[] { Said.InChat("export"), Said.InChannel("export"), Said.BySlash("export") })
            Assert.Equal([(Lesson, "workspace"), (OfPublic, "workspace")], Read(TeamsHost.CardOf(await _bot.Reply(where))));
    }

    [Fact]
    public async Task In_a_group_chat_it_is_with_what_was_saved_there() =>
        Assert.Equal([(Lesson, "workspace"), (OfGroup, "conversation:" + Said.Group), (OfPublic, "workspace")], Read(TeamsHost.CardOf(await _bot.Reply(Said.InGroup("export")))));

    [Fact]
    public async Task Where_strangers_read_along_it_is_what_was_saved_there_alone_whoever_asks()
    {
        foreach (var where in new[] { InShared("export"), Quoting.FromElsewhere(InShared("export")) })
        {
            var told = TeamsHost.CardOf(await _bot.Reply(where));

            Assert.Equal([(OfShared, "conversation:" + SharedChannel)], Read(told));
            foreach (var secret in new[] { OfPublic, OfGroup, Lesson })
                Assert.DoesNotContain(secret, told.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_stranger_is_given_nothing_of_a_channel_that_is_not_shared()
    {
        var told = TeamsHost.CardOf(await _bot.Reply(Quoting.FromElsewhere(Said.InChannel("export"))));

        Assert.Empty(Read(told));
        Assert.Contains("nothing to export", TeamsHost.TextOf(told), StringComparison.Ordinal);
    }

    private static List<(string, string)> Read(JsonElement card) =>
    [
        .. CardRules.Descendants(card).Where(part => part.TryGetProperty("fontType", out _))
            .Select(part => JsonDocument.Parse(part.GetProperty("text").GetString()!).RootElement)
            .Select(note => (note.GetProperty("text").GetString()!, note.GetProperty("visibility").GetString()!)).Order(),
    ];

    private static JsonObject InShared(string text)
    {
        var where = Said.InChannel(text);
        where["channelData"]!["channel"]!["type"] = "shared";
        where["conversation"]!["id"] = SharedChannel;
        return where;
    }
}
