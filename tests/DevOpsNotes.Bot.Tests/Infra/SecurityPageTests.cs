using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Slack.Requests;
using DevOpsNotes.Bot.Teams.Trust;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Tests.Infra;

/// <summary>What the page says is kept and guarded is so: its tests, tables, times and advisories are those that there are.</summary>
public sealed partial class SecurityPageTests
{
    private const string Threats = "## Threat model";

    private static readonly string[] Page = File.ReadAllLines(Repository.PathOf("infra/SECURITY.md"));

    /// <summary>How a row begins, and what the code says that it has.</summary>
    public static TheoryData<string, string> Kept => new()
    {
        { "| Imported sources", $"with {SourceHead.KeptGenerations:D} versions before it" },
        { "| Bookmarks", $"at most {BookmarkStore.Most:D} a person" },
        { "| Who changed which quote", $"{QuoteStore.RecordsLast.Days:D} days" },
        { "| What became of posts", $"{DailyPoster.Remembered.Months:D} months" },
        { "| Gaps", $"{Gap.Lasts.Days:D} days" },
        { "| Work to be done", $"{WorkQueue.LongestDelay.Hours:D} hours" },
        { "| That something was taken in", $"{WorkQueue.Remembered.Days:D} days" },
        { "| S: replayed request of Slack", $"{(int)SlackSignature.Tolerance.TotalSeconds:D} seconds" },
        { "| I: erased people", $"once more after {WorkspaceErasure.OnceMore.Minutes:D} minutes" },
        { "| I, D: hostile import", $"{SourceLimits.MaxBytes / 1024 / 1024:D} MiB unpacked, {(int)new WebReaderOptions().TimeLimit.TotalSeconds:D} seconds" },
        { "| `login.botframework.com`", KeyDocuments.Host },
    };

    [Fact]
    public void Every_test_that_it_names_is_there()
    {
        var sources = Sources("tests").Select(File.ReadAllText).ToList();
        var named = Page.SelectMany(line => NamedTest().Matches(line)).Select(match => (Class: match.Groups["class"].Value, Test: match.Groups["test"].Value)).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(sources, source => Regex.IsMatch(source, $@"\bclass {name.Class}\b") && source.Contains($" {name.Test}(", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_threat_has_a_test_or_says_that_it_has_none()
    {
        var threats = Page.SkipWhile(line => line != Threats).Where(line => Threat().IsMatch(line)).ToList();

        Assert.NotEmpty(threats);
        Assert.All(threats, threat => Assert.True(NamedTest().IsMatch(threat) || threat.Contains("No test", StringComparison.Ordinal), threat));
    }

    [Fact]
    public void Every_table_is_spoken_of()
    {
        var kept = Page.TakeWhile(line => line != Threats).ToList();
        var tables = Sources("src/DevOpsNotes.Storage").SelectMany(file => Table().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.Contains("workspaces", tables);
        Assert.Contains("copies", tables);
        Assert.All(tables, table => Assert.Contains(kept, line => line.Contains($"`{table}`", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_it_says_of_times_and_limits_is_what_the_code_says(string row, string value) =>
        Assert.Contains(value, Assert.Single(Page, line => line.StartsWith(row, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void The_runbook_says_how_each_secret_is_changed()
    {
        var secrets = Page.SkipWhile(line => line != "## Secrets").TakeWhile(line => line != Threats).Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Secret().Matches(line.Split(" | ")[0])).Select(match => match.Groups["name"].Value).ToList();

        Assert.Contains("Storage:AccountKey", secrets);
        var change = OperatorPage.All.Single(page => page.Name == "RUNBOOK.md").Text.Split("\n## ").Single(section => section.StartsWith("Another secret\n", StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.Contains($"`{secret.Replace(":", "__", StringComparison.Ordinal)}`", change, StringComparison.Ordinal));
    }

    [Fact]
    public void An_advisory_that_is_passed_over_is_named_with_the_reason()
    {
        var projects = Directory.GetFiles(Repository.Root, "*.props").Concat(Sources("src", "*.csproj")).Select(File.ReadAllText).ToList();
        var advisories = projects.SelectMany(project => PassedOver().Matches(project)).Select(match => match.Groups["id"].Value).ToList();

        Assert.DoesNotContain(projects, project => project.Contains("NuGetAudit>false", StringComparison.Ordinal));
        Assert.All(advisories, advisory => Assert.Contains(Page, line => line.Contains($"{advisory} (", StringComparison.Ordinal)));
        Assert.Equal(advisories.Order(StringComparer.Ordinal), Page.SelectMany(line => Advisory().Matches(line)).Select(match => match.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_links_lead_somewhere() =>
        Assert.All(Page.SelectMany(line => Link().Matches(line)).Select(match => match.Groups["path"].Value), path => Assert.True(Path.Exists(Repository.PathOf($"infra/{path}")), path));

    /// <summary>What somebody wrote, and not what a build left.</summary>
    private static IEnumerable<string> Sources(string folder, string pattern = "*.cs") =>
        Directory.EnumerateFiles(Repository.PathOf(folder), pattern, SearchOption.AllDirectories).Where(file => !Built().IsMatch(file));

    [GeneratedRegex(@"`(?<class>\w+(Tests|Contract))\.(?<test>\w+)`")]
    private static partial Regex NamedTest();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Secret();

    [GeneratedRegex("^[|] [STRIDE](, [STRIDE])*: ")]
    private static partial Regex Threat();

    [GeneratedRegex("(tables\\.Open\\(|const string Table = )\"(?<name>\\w+)\"")]
    private static partial Regex Table();

    [GeneratedRegex("NuGetAuditSuppress Include=\".*/(?<id>GHSA-[^\"]+)\"")]
    private static partial Regex PassedOver();

    [GeneratedRegex("GHSA(-[a-z0-9]{4}){3}")]
    private static partial Regex Advisory();

    [GeneratedRegex(@"\]\((?<path>\.\.[^)#]*)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[/\\](bin|obj)[/\\]")]
    private static partial Regex Built();
}
