using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Teams;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What people are told to do with the manifest, and what an administrator is told of it, is so.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] Readme = [.. File.ReadLines(Repository.PathOf("manifests/README.md")).SkipWhile(line => line != "# Microsoft Teams")];

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("manifest.plain.json")]
    public void What_is_to_be_replaced_in_the_manifest_is_replaced_and_nothing_is_left(string name)
    {
        var manifest = Read(name).ToJsonString();
        foreach (Match step in Regex.Matches(Readme.Single(line => line.TrimStart().StartsWith("sed ", StringComparison.Ordinal)), "s/(?<what>[^/]+)/(?<by>[^/]+)/"))
            manifest = manifest.Replace(step.Groups["what"].Value, step.Groups["by"].Value, StringComparison.Ordinal);

        var replaced = JsonNode.Parse(manifest)!;

        Assert.Equal(("$Teams__AppId", "$Teams__AppId"), ((string)replaced["id"]!, (string)replaced["bots"]![0]!["botId"]!));
        Assert.DoesNotContain("00000000", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", manifest, StringComparison.Ordinal);
        Assert.Equal(
            ["https://www.your-company.com/", "https://www.your-company.com/privacy", "https://www.your-company.com/terms"],
            new[] { "websiteUrl", "privacyUrl", "termsOfUseUrl" }.Select(page => (string)replaced["developer"]![page]!));
    }

    [Fact]
    public void Everything_that_belongs_into_the_archive_is_packed()
    {
        var zip = Readme.Single(line => line.TrimStart().StartsWith("zip ", StringComparison.Ordinal));

        Assert.Equal(["manifest.json", .. Read("manifest.json")["icons"]!.AsObject().Select(icon => (string)icon.Value!)], zip.Split(' ').Skip(1).Select(Path.GetFileName).Where(file => Regex.IsMatch(file!, "json|png")));
    }

    [Fact]
    public void The_settings_are_those_that_are_read()
    {
        var named = Readme.SelectMany(line => Regex.Matches(line, @"Teams__(\w+)")).Select(setting => setting.Groups[1].Value).Distinct();

        Assert.Equal(
            new[] { nameof(TeamsSettings.AppId), nameof(TeamsSettings.TenantId), nameof(TeamsSettings.ClientSecret), nameof(TeamsSettings.AppType), nameof(TeamsSettings.AllowedTenants), nameof(TeamsSettings.Admins) }.Order(),
            named.Order());
    }

    [Fact]
    public void An_administrator_is_told_of_every_scope()
    {
        var rows = Readme.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

        Assert.Equal(Read("manifest.json")["bots"]![0]!["scopes"]!.AsArray().Select(scope => (string?)scope), rows);
    }

    private static JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Repository.PathOf($"manifests/teams/{name}")))!;
}
