using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Slack;
using DevOpsNotes.Bot.Tests.Commands;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>What people install is what the code expects, and Slack can read it.</summary>
public sealed class ManifestTests
{
    private const string Plain = "manifest.json";
    private const string Emoji = "manifest.emoji.json";

    private static readonly string Schema = Repository.PathOf("tests/DevOpsNotes.Bot.Tests/Slack/Schema/manifest.schema.json");

    [NodeFact]
    public async Task Slack_can_read_it()
    {
        var unnamed = Read();
        unnamed["display_information"]!.AsObject().Remove("name");
        var withoutSlash = Read();
        withoutSlash["features"]!["slash_commands"]![0]!["command"] = "devops";
        var misspelled = Read();
        misspelled["settings"]!["socket_mode"] = false;

        var verdicts = await Validate(Read(), unnamed, withoutSlash, misspelled, Read(Emoji));

        Assert.Equal("valid", verdicts[0]);
        Assert.Equal("valid", verdicts[4]);
        // The schema does say something.
        Assert.Contains("must have required property 'name'", verdicts[1], StringComparison.Ordinal);
        Assert.Contains("/features/slash_commands/0/command must match pattern", verdicts[2], StringComparison.Ordinal);
        Assert.Contains("/settings must NOT have additional properties", verdicts[3], StringComparison.Ordinal);
    }

    [Fact]
    public void It_asks_for_the_scopes_and_events_of_the_code_and_no_others()
    {
        var manifest = Read();

        Assert.Equal(SlackApp.Scopes, Texts(manifest["oauth_config"]!["scopes"]!["bot"]!));
        Assert.Equal(["bot"], manifest["oauth_config"]!["scopes"]!.AsObject().Select(kind => kind.Key));
        Assert.Equal(SlackApp.Events.Select(subscription => subscription.Event), Texts(manifest["settings"]!["event_subscriptions"]!["bot_events"]!));
        Assert.Equal(["request_url", "bot_events"], manifest["settings"]!["event_subscriptions"]!.AsObject().Select(setting => setting.Key));
    }

    [Fact]
    public void The_one_for_saving_by_an_emoji_asks_for_that_as_well_and_is_the_same_otherwise()
    {
        var (manifest, plain) = (Read(Emoji), Read());

        Assert.Equal(SlackApp.Scopes.Concat(SlackApp.SavingByEmoji.Scopes), Texts(manifest["oauth_config"]!["scopes"]!["bot"]!));
        Assert.Equal(SlackApp.Events.Append(SlackApp.SavingByEmoji).Select(subscription => subscription.Event), Texts(manifest["settings"]!["event_subscriptions"]!["bot_events"]!));
        foreach (var both in new[] { manifest, plain })
        {
            both["oauth_config"]!.AsObject().Remove("scopes");
            both["settings"]!["event_subscriptions"]!.AsObject().Remove("bot_events");
        }

        Assert.True(JsonNode.DeepEquals(plain, manifest));
    }

    [Fact]
    public void Its_shortcut_is_the_one_that_the_code_answers()
    {
        var shortcut = Assert.Single(Read()["features"]!["shortcuts"]!.AsArray())!;

        Assert.Equal((SlackApp.SaveQuote.Name, SlackApp.SaveQuote.CallbackId, "message"), ((string?)shortcut["name"], (string?)shortcut["callback_id"], (string?)shortcut["type"]));
        Assert.InRange(SlackApp.SaveQuote.Name.Length, 1, 24);
    }

    /// <summary>More is decided anew, not slipped in.</summary>
    [Fact]
    public void The_scopes_are_the_fewest()
    {
        Assert.Equal(["commands", "chat:write", "app_mentions:read", "im:history", "channels:read", "groups:read", "users:read"], SlackApp.Scopes);
    }

    [Fact]
    public void It_is_called_as_in_the_code()
    {
        var manifest = Read();

        Assert.Equal(SlackApp.Name, (string?)manifest["display_information"]!["name"]);
        Assert.Equal(SlackApp.Name, (string?)manifest["features"]!["bot_user"]!["display_name"]);
        Assert.Equal(SlackApp.Command, (string?)SlashCommand(manifest)["command"]);
    }

    /// <summary>Slack replaces nothing in it: a name in angle brackets is what somebody typed.</summary>
    [Fact]
    public void The_text_of_the_command_arrives_as_it_was_typed()
    {
        Assert.False(SlashCommand(Read()).ContainsKey("should_escape"));
    }

    [Fact]
    public async Task The_usage_hint_is_made_of_what_the_commands_take()
    {
        await using var bot = await TestConversation.With();

        var hints = ((string)SlashCommand(Read())["usage_hint"]!).Split(" | ");

        Assert.Equal("[question]", hints[0]);
        Assert.All(hints.Skip(1), hint => Assert.Contains(hint, bot.Commands.All.Select(command => command.Usage)));
    }

    [Fact]
    public void All_its_addresses_are_on_one_host_that_is_to_be_replaced()
    {
        var manifest = Read();

        Assert.Equal("https://bot.example.com/slack/commands", (string?)SlashCommand(manifest)["url"]);
        Assert.Equal("https://bot.example.com/slack/events", (string?)manifest["settings"]!["event_subscriptions"]!["request_url"]);
        Assert.Equal("https://bot.example.com/slack/interactivity", (string?)manifest["settings"]!["interactivity"]!["request_url"]);
        Assert.Equal(3, manifest.ToJsonString().Split("https://").Length - 1);
    }

    [Fact]
    public void The_readme_tells_an_administrator_of_every_scope_and_event()
    {
        var rows = File.ReadLines(Repository.PathOf("manifests/README.md")).TakeWhile(line => line != "# Microsoft Teams").Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

        Assert.Equal([.. SlackApp.Scopes, .. SlackApp.SavingByEmoji.Scopes, .. SlackApp.Events.Append(SlackApp.SavingByEmoji).Select(subscription => subscription.Event)], rows);
    }

    private static JsonObject Read(string name = Plain) => JsonNode.Parse(File.ReadAllText(Repository.PathOf("manifests/slack/" + name)))!.AsObject();

    private static JsonObject SlashCommand(JsonObject manifest) => Assert.Single(manifest["features"]!["slash_commands"]!.AsArray())!.AsObject();

    private static IEnumerable<string?> Texts(JsonNode texts) => texts.AsArray().Select(text => (string?)text);

    private static async Task<string[]> Validate(params JsonObject[] manifests) =>
        (await NodePackages.Run("validate.mjs", [Schema], string.Join('\n', manifests.Select(manifest => manifest.ToJsonString())))).TrimEnd().Split('\n');
}
