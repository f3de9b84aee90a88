using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Operations.Telemetry;
using DevOpsNotes.Bot.Tests.Daily;
using DevOpsNotes.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace DevOpsNotes.Bot.Tests.Infra;

/// <summary>What pages, alerts and the deployment rest on is what the host does: its metrics, its spans, its health, how it stops.</summary>
public sealed partial class PromiseTests
{
    private static string Operating => OperatorPage.All.Single(page => page.Name == "OPERATING.md").Text;

    private static IReadOnlyList<Instrument> Metrics =>
        [.. typeof(Instruments).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)).OfType<Instrument>()];

    [Fact]
    public void The_page_on_how_it_runs_has_each_metric() => Assert.Equal(Metrics.Select(metric => metric.Name).Order(StringComparer.Ordinal), MetricRow().Matches(Operating).Select(row => row.Groups["name"].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Pages_and_alerts_name_only_metrics_and_attributes_that_there_are()
    {
        var there = Directory.EnumerateFiles(Repository.PathOf("src/DevOpsNotes.Bot/Operations/Telemetry")).SelectMany(file => Name().Matches(File.ReadAllText(file))).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var named = OperatorPage.All.Select(page => page.Text).Concat(Directory.EnumerateFiles(Path.Combine(Bicep.Folder, "queries")).Select(File.ReadAllText)).SelectMany(text => Name().Matches(text)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

        Assert.Subset(there, named);
        Assert.Contains("devopsnotes.lag", named);
        // Prometheus writes them otherwise.
        var asPrometheus = Metrics.Select(metric => metric.Name.Replace('.', '_')).ToList();
        Assert.All(PrometheusName().Matches(OperatorPage.All.Single(page => page.Name == "SLO.md").Text), match => Assert.Contains(match.Groups["name"].Value, asPrometheus));
    }

    [Fact]
    public void What_is_promised_is_a_boundary_of_its_histogram()
    {
        Assert.Contains(0.5, Instruments.Question.Advice!.HistogramBucketBoundaries!);
        Assert.Contains(300.0, Instruments.DeliveryLag.Advice!.HistogramBucketBoundaries!);
    }

    [Fact]
    public async Task The_pages_speak_of_each_health_check()
    {
        await using var host = await BothHost.Start();
        var checks = host.Host.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Select(check => check.Name).ToList();

        Assert.Equal(["host", "notes", "slack", "store", "teams", "teams-keys"], checks.Order(StringComparer.Ordinal));
        var runbook = OperatorPage.All.Single(page => page.Name == "RUNBOOK.md").Text;
        Assert.All(checks, check => Assert.Contains($"\n| `{check}` |", runbook, StringComparison.Ordinal));
        Assert.All(checks, check => Assert.Contains($"`{check}`", Operating, StringComparison.Ordinal));
    }

    [BicepFact]
    public async Task Azure_waits_longer_than_a_host_takes_to_stop() =>
        Assert.True((int)(await Deployment.Whole).Template["terminationGracePeriodSeconds"]! > GracefulStop.Limit.TotalSeconds + 3.5);

    [GeneratedRegex(@"(?m)^\| `(?<name>devopsnotes\.[a-z.]+)` \|")]
    private static partial Regex MetricRow();

    [GeneratedRegex(@"devopsnotes\.[a-z]+(\.[a-z]+)*")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<name>devopsnotes_[a-z_]+?)_seconds_")]
    private static partial Regex PrometheusName();
}
