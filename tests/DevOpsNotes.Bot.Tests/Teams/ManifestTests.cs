using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Teams;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Bot.Tests.Commands;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What people upload is what the code expects, and Teams can read it.</summary>
public sealed class ManifestTests
{
    /// <summary>So many a list may have, says the schema: the rest is told by help.</summary>
    private const int MostCommands = 12;

    [NodeFact]
    public async Task Teams_can_read_it()
    {
        var unnamed = Read();
        unnamed["name"]!.AsObject().Remove("short");
        var misspelled = Read();
        Bot(misspelled)["scopes"]![2] = "groupchat";
        var unknown = Read();
        unknown["packageName"] = "com.example.devops";
        var talkative = Read();
        Lists(talkative)[0]["commands"]!.AsArray().Add(new JsonObject { ["title"] = "one" });
        Lists(talkative)[0]["commands"]!.AsArray().Add(new JsonObject { ["title"] = "two" });

        var verdicts = await TeamsSchema.OfManifests.Validate(Read(), unnamed, misspelled, unknown, talkative);

        Assert.Equal("valid", verdicts[0]);
        // The schema does say something.
        Assert.Contains("data/name must have required property 'short'", verdicts[1], StringComparison.Ordinal);
        Assert.Contains("data/bots/0/scopes/2 must be equal to one of the allowed values", verdicts[2], StringComparison.Ordinal);
        Assert.Contains("data must NOT have additional properties", verdicts[3], StringComparison.Ordinal);
        Assert.Contains("data/bots/0/commandLists/0/commands must NOT have more than 12 items", verdicts[4], StringComparison.Ordinal);
    }

    /// <summary>Of the schemas only the latest is here: what it allows beyond 1.25 is what the next test takes away.</summary>
    [NodeFact]
    public async Task Teams_can_read_the_plain_one()
    {
        Assert.Equal("valid", Assert.Single(await TeamsSchema.OfManifests.Validate(WithVersion(Read("manifest.plain.json"), "1.25", "1.29"))));
    }

    [Fact]
    public void The_plain_one_lacks_what_Teams_has_in_preview_and_nothing_else()
    {
        var expected = WithVersion(Read(), "1.29", "1.25");
        Bot(expected).AsObject().Remove("supportsTargetedMessages");
        var lists = Lists(expected);
        lists[0].AsObject().Remove("triggers");
        Bot(expected)["commandLists"]!.AsArray().Remove(lists[1]);

        Assert.Equal(expected.ToJsonString(), Read("manifest.plain.json").ToJsonString());
    }

    [Fact]
    public async Task It_lists_the_first_commands_of_the_code_as_many_as_teams_takes()
    {
        await using var bot = await TestConversation.With();

        var lists = Lists(Read());

        Assert.Equal(2, lists.Count);
        Assert.All(lists, list => Assert.Equal(
            bot.Commands.All.Take(MostCommands).Select(command => (command.Name, command.Description)),
            list["commands"]!.AsArray().Select(command => ((string)command!["title"]!, (string)command["description"]!))));
    }

    /// <summary>Private messages, and with them the slash menu, are for conversations of several people.</summary>
    [Fact]
    public void Commands_are_suggested_everywhere_and_in_the_slash_menu_among_people()
    {
        var lists = Lists(Read()).Select(list => (string.Join(' ', Texts(list["triggers"]!)), string.Join(' ', Texts(list["scopes"]!))));

        Assert.Equal([("mention", "personal team groupChat"), ("slash", "team groupChat")], lists);
        Assert.Equal(["personal", "team", "groupChat"], Texts(Bot(Read())["scopes"]!));
    }

    [Fact]
    public void It_is_called_as_in_the_code()
    {
        Assert.Equal(TeamsApp.Name, (string?)Read()["name"]!["short"]);
    }

    /// <summary>Since 1.25 Teams refuses an app for teams without it. The schema does not say so.</summary>
    [Fact]
    public void It_says_that_it_works_in_every_kind_of_channel()
    {
        Assert.Equal("tier1", (string?)Read()["supportsChannelFeatures"]);
    }

    /// <summary>One action, of messages alone, whose form the bot makes.</summary>
    [Fact]
    public void Its_action_of_messages_is_the_one_of_the_code()
    {
        var extension = Assert.Single(Read()["composeExtensions"]!.AsArray())!;
        var action = Assert.Single(extension["commands"]!.AsArray())!;

        Assert.Equal((string?)Bot(Read())["botId"], (string?)extension["botId"]);
        Assert.Equal((TeamsQuotes.Command, "action", "Save quote", true), ((string?)action["id"], (string?)action["type"], (string?)action["title"], (bool?)action["fetchTask"]));
        Assert.Equal(["message"], Texts(action["context"]!));
    }

    /// <summary>No permissions, no pages in Teams, no sign-on: more is decided anew, not slipped in.</summary>
    [Fact]
    public void It_asks_for_nothing_but_a_bot_and_its_action()
    {
        Assert.Equal(
            ["$schema", "manifestVersion", "version", "id", "developer", "name", "description", "icons", "accentColor", "bots", "composeExtensions", "defaultInstallScope", "supportsChannelFeatures", "validDomains"],
            Read().Select(property => property.Key));
        Assert.Empty(Read()["validDomains"]!.AsArray());
    }

    private static JsonObject Read(string name = "manifest.json") => JsonNode.Parse(File.ReadAllText(Repository.PathOf($"manifests/teams/{name}")))!.AsObject();

    private static JsonNode Bot(JsonObject manifest) => Assert.Single(manifest["bots"]!.AsArray())!;

    private static List<JsonNode> Lists(JsonObject manifest) => [.. Bot(manifest)["commandLists"]!.AsArray().Select(list => list!)];

    private static IEnumerable<string> Texts(JsonNode texts) => texts.AsArray().Select(text => (string)text!);

    private static JsonObject WithVersion(JsonObject manifest, string from, string to)
    {
        Assert.Equal(from, (string?)manifest["manifestVersion"]);
        manifest["manifestVersion"] = to;
        manifest["$schema"] = ((string)manifest["$schema"]!).Replace($"/v{from}/", $"/v{to}/", StringComparison.Ordinal);
        return manifest;
    }
}
