using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DevOpsNotes.Bot.Tests.Infra;

/// <summary>Somebody is woken up when the error budget burns, and for nothing else.</summary>
public sealed partial class AlertTests
{
    /// <summary>https://learn.microsoft.com/azure/azure-monitor/reference/tables-index: what the queries use of them.</summary>
    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["AppRequests"] = "(TimeGenerated: datetime, AppRoleName: string, AppRoleInstance: string, Name: string, DurationMs: real, ItemCount: int, Success: bool, Properties: dynamic, Measurements: dynamic)",
        ["AppAvailabilityResults"] = "(TimeGenerated: datetime, AppRoleName: string, Name: string, DurationMs: real, ItemCount: int, Success: bool, Location: string, Message: string)",
        ["AppTraces"] = "(TimeGenerated: datetime, AppRoleName: string, Message: string, SeverityLevel: int, ItemCount: int, Properties: dynamic)",
        ["ContainerAppConsoleLogs"] = "(TimeGenerated: datetime, ContainerAppName: string, RevisionName: string, Stream: string, Log: string)",
    };

    [BicepFact]
    public async Task Both_objectives_are_watched_at_both_speeds_and_nothing_else_is()
    {
        var deployment = await Deployment.Whole;

        var rules = await Rules();

        Assert.Equal(["devopsnotes-posts-fast", "devopsnotes-posts-slow", "devopsnotes-questions-fast", "devopsnotes-questions-slow"], rules.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(deployment.Types, type => type is "Microsoft.Insights/metricAlerts" or "Microsoft.Insights/activityLogAlerts");
        foreach (var (name, rule) in rules)
        {
            var (limit, window, recent, size) = name.EndsWith("fast", StringComparison.Ordinal) ? ("14.4", "1h", "15m", "PT1H") : ("6", "6h", "1h", "PT6H");
            Assert.StartsWith($"let service = 'devopsnotes'; let limit = {limit}; let window = {window}; let recent = {recent};\n", Query(rule), StringComparison.Ordinal);
            Assert.Equal(size, (string?)rule["windowSize"]);
            Assert.Single(rule["actions"]!["actionGroups"]!.AsArray());
        }
    }

    /// <summary>The page says of each alert what is deployed.</summary>
    [BicepFact]
    public async Task The_page_has_the_speed_the_windows_and_the_severity_of_each_alert()
    {
        var rows = OperatorPage.All.Single(page => page.Name == "SLO.md").Text.Split('\n');

        foreach (var (name, rule) in await Rules())
        {
            var set = Settings().Match(Query(rule));
            var row = Assert.Single(rows, row => row.StartsWith($"| `{name["devopsnotes-".Length..]}`", StringComparison.Ordinal)).Split(" | ");
            Assert.StartsWith($"{set.Groups["limit"].Value} times", row[1], StringComparison.Ordinal);
            Assert.Equal((Words(set.Groups["window"].Value), Words(set.Groups["recent"].Value), rule["severity"]!.ToJsonString()), (row[2], row[3], row[5]));
        }
    }

    /// <summary>Otherwise an outage of a bot that is asked much would be lost in what it did well before.</summary>
    [BicepFact]
    public async Task What_is_asked_from_outside_has_a_budget_of_its_own()
    {
        var query = Query((await Rules())["devopsnotes-questions-fast"]);

        Assert.Contains("Objective = 'questions'", query, StringComparison.Ordinal);
        Assert.Contains("Objective = 'availability'", query, StringComparison.Ordinal);
        Assert.Matches(@"\| summarize\s[^|]*\sby Objective\n", query);
    }

    /// <summary>The page tells what is left of what the alerts count.</summary>
    [Fact]
    public void What_is_left_is_counted_as_the_alerts_count()
    {
        var left = OperatorPage.All.Single(page => page.Name == "SLO.md").Text;
        var judged = Directory.EnumerateFiles(Path.Combine(Bicep.Folder, "queries")).SelectMany(file => Judged().Matches(File.ReadAllText(file))).Select(match => match.Value).ToList();

        Assert.Equal(5, judged.Count);
        Assert.All(judged, condition => Assert.Contains(condition, left, StringComparison.Ordinal));
    }

    /// <summary>A query filters by the service that the container says it is.</summary>
    [BicepFact]
    public async Task What_is_watched_is_what_the_container_calls_itself()
    {
        var deployment = await Deployment.Of("param name = 'lessons'\nparam production = true\nparam alertEmail = 'on-call@contoso.com'");

        var service = (string)deployment.Environment["OTEL_SERVICE_NAME"]["value"]!;

        Assert.All(Rules(deployment).Values, rule => Assert.StartsWith($"let service = '{service}';", Query(rule), StringComparison.Ordinal));
        Assert.Equal($"{service}-ready", (string?)deployment.Only("Microsoft.Insights/webtests")["Name"]);
    }

    [BicepFact]
    public async Task Without_an_address_nobody_is_told_of_anything()
    {
        var deployment = await Deployment.Small;

        Assert.Empty(Rules(deployment));
        Assert.DoesNotContain("Microsoft.Insights/actionGroups", deployment.Types);
    }

    [BicepFact]
    public async Task What_is_asked_from_outside_is_whether_the_bot_is_ready()
    {
        var probe = (await Deployment.Whole).Only("Microsoft.Insights/webtests");

        Assert.Contains("https://{0}/healthz/ready", (string?)probe["Request"]!["RequestUrl"], StringComparison.Ordinal);
        Assert.Equal(200, (int)probe["ValidationRules"]!["ExpectedHttpStatusCode"]!);
    }

    [BicepFact]
    public async Task Azure_can_read_every_query()
    {
        foreach (var (name, rule) in await Rules())
            Assert.Equal((name, ""), (name, await Mistakes(Query(rule))));
        // The reader does say something.
        Assert.Contains("Durations", await Mistakes("AppRequests | where Durations > 500"), StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task Azure_can_read_every_query_of_the_pages_for_operators()
    {
        var queries = OperatorPage.All.SelectMany(page => KustoBlock().Matches(page.Text).Select(block => (page.Name, Query: block.Groups["query"].Value))).ToList();

        Assert.NotEmpty(queries);
        foreach (var (name, query) in queries)
            Assert.Equal((name, query, ""), (name, query, await Mistakes(query)));
    }

    private static async Task<IReadOnlyDictionary<string, JsonNode>> Rules() => Rules(await Deployment.Whole);

    private static Dictionary<string, JsonNode> Rules(Deployment deployment) =>
        deployment.Resources.Where(resource => (string)resource["type"]! == "Microsoft.Insights/scheduledQueryRules").ToDictionary(rule => (string)rule["name"]!, rule => rule["properties"]!);

    private static string Query(JsonNode rule) => (string)Assert.Single(rule["criteria"]!["allOf"]!.AsArray())!["query"]!;

    /// <summary>As people write what Kusto calls 15m or 6h.</summary>
    private static string Words(string time) => (int.Parse(time[..^1], CultureInfo.InvariantCulture), time[^1]) switch
    {
        (1, 'h') => "1 hour",
        (var hours, 'h') => $"{hours:D} hours",
        var (minutes, _) => $"{minutes:D} minutes",
    };

    private static Task<string> Mistakes(string query) => NodePackages.Run("kusto.mjs", [], JsonSerializer.Serialize(new { tables = Tables, query }));

    [GeneratedRegex("let limit = (?<limit>[0-9.]+); let window = (?<window>[0-9a-z]+); let recent = (?<recent>[0-9a-z]+);")]
    private static partial Regex Settings();

    [GeneratedRegex(@"(IsBad = |where Outcome == |Places = ).*(?=;|\n)")]
    private static partial Regex Judged();

    [GeneratedRegex("```kusto\n(?<query>.*?)```", RegexOptions.Singleline)]
    private static partial Regex KustoBlock();
}
