using System.Net;
using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Tests.CommandLine;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;

namespace DevOpsNotes.Bot.Tests.Infra;

/// <summary>Pages that somebody reads at three in the morning speak of what there is.</summary>
[Collection(Terminal.Name)]
public sealed partial class OperatorPageTests
{
    [Fact]
    public void They_name_only_settings_that_the_bot_knows()
    {
        var names = Found(Setting());

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.DoesNotContain("is not a setting", Refusal(name.Replace("__", ":", StringComparison.Ordinal)), StringComparison.Ordinal));
        // The bot does say something.
        Assert.Contains("is not a setting", Refusal("Slack:Secret"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_name_only_verbs_that_there_are()
    {
        var verbs = Found(Verb());

        Assert.NotEmpty(verbs);
        var (_, help, _) = await Terminal.Run("--help");
        Assert.All(verbs, verb => Assert.Matches($@"(?m)^  {verb}\b", help));
    }

    [Fact]
    public async Task They_name_only_addresses_that_there_are()
    {
        await using var store = new TemporaryStore();
        await using var host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseSetting("data", store.Folder));
        using var client = host.CreateClient();

        foreach (var path in Found(HealthPath()))
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.NotEqual((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
        }
    }

    [BicepFact]
    public async Task They_name_the_outputs_secrets_and_alerts_of_the_deployment()
    {
        var deployment = await Deployment.Whole;
        var text = string.Concat(OperatorPage.All.Select(page => page.Text));

        Assert.All(deployment.Outputs.Keys, output => Assert.Contains(output, text, StringComparison.Ordinal));
        Assert.Equal(deployment.Configuration["secrets"]!.AsArray().Select(secret => (string)secret!["name"]!).Order(StringComparer.Ordinal), Found(Secret()).Order(StringComparer.Ordinal));
        var alerts = deployment.Resources.Where(resource => (string)resource["type"]! == "Microsoft.Insights/scheduledQueryRules").Select(rule => ((string)rule["name"]!)["devopsnotes-".Length..]);
        var runbook = OperatorPage.All.Single(page => page.Name == "RUNBOOK.md").Text;
        Assert.All(alerts, alert => Assert.Contains($"\n### {alert}\n", runbook, StringComparison.Ordinal));
    }

    [Fact]
    public void Their_links_lead_somewhere()
    {
        foreach (var page in OperatorPage.All)
        {
            foreach (var link in Link().Matches(page.Text).Select(match => match.Groups["target"].Value).Where(link => !link.StartsWith("https:", StringComparison.Ordinal)))
            {
                var (file, anchor) = link.Split('#') is [var path, .. var rest] ? (path.Length == 0 ? page.Name : path, rest.FirstOrDefault()) : (page.Name, null);
                var target = Path.Combine(Bicep.Folder, file);
                Assert.True(File.Exists(target), $"{page.Name} links to {link}.");
                if (anchor is not null)
                    Assert.True(Heading().Matches(File.ReadAllText(target)).Any(heading => AnchorOf(heading.Groups["text"].Value) == anchor), $"{page.Name} links to {link}.");
            }
        }
    }

    /// <summary>Somebody copies one block, into a new shell.</summary>
    [Fact]
    public void Each_block_of_commands_sets_what_it_uses()
    {
        var blocks = OperatorPage.All.SelectMany(page => Shell().Matches(page.Text)).Select(match => match.Groups["block"].Value).ToList();

        Assert.Contains(blocks, block => Used().IsMatch(block));
        foreach (var block in blocks)
            Assert.All(Used().Matches(block), use => Assert.Matches($@"(?m)(^| )({use.Groups["name"].Value}=|(for|read -rs) {use.Groups["name"].Value}\b)", block[..use.Index]));
    }

    private static IEnumerable<string> Found(Regex pattern) =>
        OperatorPage.All.SelectMany(page => pattern.Matches(page.Text)).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    private static string Refusal(string setting)
    {
        try
        {
            BotSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(setting, (string?)"?")]).Build(), data: null);
            return "";
        }
        catch (SettingsException e)
        {
            return e.Message;
        }
    }

    /// <summary>As GitHub makes them.</summary>
    private static string AnchorOf(string heading) =>
        new([.. heading.ToLowerInvariant().Where(character => char.IsLetterOrDigit(character) || character is ' ' or '-').Select(character => character == ' ' ? '-' : character)]);

    [GeneratedRegex(@"\b(?<name>(Storage|Slack|Teams|Web|Daily|Import)(__|:)[A-Z][A-Za-z]+)\b")]
    private static partial Regex Setting();

    [GeneratedRegex(@"DevOpsNotes\.Bot -- (?<name>\w+)")]
    private static partial Regex Verb();

    [GeneratedRegex("(?<name>/healthz/[a-z]+)")]
    private static partial Regex HealthPath();

    [GeneratedRegex(@"\b(?<name>slack-(signing|bot)-[a-z]+)\b")]
    private static partial Regex Secret();

    [GeneratedRegex(@"```sh\n(?<block>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shell();

    [GeneratedRegex(@"\$(?<name>[A-Za-z]\w*)")]
    private static partial Regex Used();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("(?m)^#+ (?<text>.+)$")]
    private static partial Regex Heading();
}
