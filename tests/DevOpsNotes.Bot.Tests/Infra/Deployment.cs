using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Operations;
using Microsoft.Extensions.Configuration;

namespace DevOpsNotes.Bot.Tests.Infra;

/// <summary>What a file of parameters would deploy.</summary>
internal sealed partial class Deployment(JsonNode snapshot)
{
    public const string ClientId = "33333333-3333-3333-3333-333333333333";

    public const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    public const string BotToken = "xoxb-17653672481";

    private static readonly Dictionary<string, string> Vault = new(StringComparer.Ordinal) { ["slack-signing-secret"] = SigningSecret, ["slack-bot-token"] = BotToken };

    /// <summary>Everything that can be connected.</summary>
    public static Task<Deployment> Whole { get; } = Of("param production = true\nparam slack = true\nparam alertEmail = 'on-call@contoso.com'\nparam registryId = '/subscriptions/44444444-4444-4444-4444-444444444444/resourceGroups/shared/providers/Microsoft.ContainerRegistry/registries/contoso'");

    /// <summary>As little as there can be.</summary>
    public static Task<Deployment> Small { get; } = Of("param production = false\nparam teams = false");

    public JsonNode Container => Assert.Single(Template["containers"]!.AsArray())!;

    public JsonNode Template => Only("Microsoft.App/containerApps")["template"]!;

    public JsonNode Configuration => Only("Microsoft.App/containerApps")["configuration"]!;

    public IEnumerable<string> Types => Resources.Select(resource => (string)resource["type"]!);

    /// <summary>The variables of the container by name, each either a value or the name of a secret.</summary>
    public IReadOnlyDictionary<string, JsonNode> Environment => Container["env"]!.AsArray().ToDictionary(variable => (string)variable!["name"]!, variable => variable!);

    public IEnumerable<JsonNode> Resources => snapshot["predictedResources"]!.AsArray().Select(resource => resource!);

    public IReadOnlyDictionary<string, string> Outputs => snapshot["outputs"]!.AsObject().ToDictionary(output => output.Key, output => Known((string)output.Value!));

    /// <param name="parameters">Lines of a .bicepparam file, beside an image.</param>
    public static async Task<Deployment> Of(string parameters) => await OfFile($"using 'main.bicep'\nparam image = 'contoso.azurecr.io/devopsnotes:1'\n{parameters}\n");

    /// <param name="text">A whole .bicepparam file.</param>
    public static async Task<Deployment> OfFile(string text) => new(JsonNode.Parse(await Bicep.Snapshot(text))!);

    /// <summary>The properties of the one resource of a type.</summary>
    public JsonNode Only(string type) => Assert.Single(Resources, resource => (string)resource["type"]! == type)["properties"]!;

    /// <summary>What the host in the container makes of its variables, without some of them.</summary>
    /// <exception cref="SettingsException">One is none that it knows, or one is missing.</exception>
    public BotSettings Settings(params string[] without) => BotSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(Environment.Where(variable => !without.Contains(variable.Key, StringComparer.Ordinal))
            .Select(variable => KeyValuePair.Create(variable.Key.Replace("__", ":", StringComparison.Ordinal), (string?)ValueOf(variable.Value)))).Build(),
        data: null);

    private static string ValueOf(JsonNode variable) => (string?)variable["secretRef"] is { } secret ? Vault[secret] : Known((string)variable["value"]!);

    /// <summary>What is only known when it is deployed has an example's value.</summary>
    private static string Known(string expression)
    {
        var text = Reference().Replace(expression, match => match.Groups["output"].Value switch
        {
            "clientId" => ClientId,
            "tableEndpoint" => "https://contoso.table.core.windows.net/",
            "host" => "bot.example.com",
            var output => output,
        });
        return Format().Match(text) is { Success: true } format
            ? format.Groups["text"].Value.Replace("{0}", format.Groups["argument"].Value, StringComparison.Ordinal)
            : text.Trim('[', ']');
    }

    [GeneratedRegex(@"reference\(resourceId\(.*?\)\), '[\d-]+'\)\.outputs\.(?<output>\w+)\.value")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\[format\('(?<text>[^']*)', (?<argument>[^)]*)\)\]$")]
    private static partial Regex Format();
}
