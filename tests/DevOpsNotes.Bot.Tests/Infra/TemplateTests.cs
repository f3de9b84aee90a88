using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Infra;

/// <summary>What is deployed is whole, is described, and gives nobody more than is needed.</summary>
public sealed class TemplateTests
{
    /// <summary>https://learn.microsoft.com/azure/role-based-access-control/built-in-roles.</summary>
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "AcrPull",
    };

    [BicepFact]
    public async Task Every_parameter_and_output_says_what_it_is()
    {
        var template = JsonNode.Parse(await Bicep.Build())!;

        foreach (var part in Templates(template))
        {
            Assert.NotNull(part["metadata"]!["description"]);
            Assert.All(
                (part["parameters"]?.AsObject() ?? []).Concat(part["outputs"]?.AsObject() ?? []),
                named => Assert.False(string.IsNullOrEmpty((string?)named.Value!["metadata"]?["description"]), $"{named.Key} has no description."));
        }
    }

    /// <summary>The compiler refuses a parameter that there is not, a value of another type, and a file that lacks one.</summary>
    [BicepFact]
    public async Task Each_file_of_parameters_deploys()
    {
        var files = Directory.GetFiles(Bicep.Folder, "*.bicepparam");

        Assert.Equal(["dev.bicepparam", "prod.bicepparam"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var file in files)
            Assert.Contains("Microsoft.App/containerApps", (await Deployment.OfFile(await File.ReadAllTextAsync(file))).Types);
    }

    [BicepFact]
    public async Task A_long_name_fits_where_Azure_wants_a_short_one_and_one_that_is_too_long_is_refused()
    {
        var deployment = await Deployment.Of("param production = true\nparam name = 'abcdefghijklmnopqrst'");

        Assert.All(
            deployment.Resources.Where(resource => (string)resource["type"]! is "Microsoft.Storage/storageAccounts" or "Microsoft.KeyVault/vaults").Select(resource => (string)resource["name"]!),
            name => Assert.Matches("^[a-z][a-z0-9]{2,23}$", name));
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Deployment.Of("param production = true\nparam name = 'abcdefghijklmnopqrstu'"));
    }

    [BicepFact]
    public async Task No_secret_goes_through_the_template_and_no_key_is_read()
    {
        var text = await Bicep.Build();

        Assert.DoesNotContain("securestring", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("listKeys", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("listAccountSas", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sharedKey", text.Replace("allowSharedKeyAccess", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ConnectionString", string.Join(' ', (await Deployment.Whole).Outputs.Values), StringComparison.OrdinalIgnoreCase);
    }

    [BicepFact]
    public async Task The_identity_has_the_roles_it_needs_where_it_needs_them_and_no_others()
    {
        var given = (await Deployment.Whole).Resources.Where(resource => (string)resource["type"]! == "Microsoft.Authorization/roleAssignments").Select(role =>
        {
            var definition = ((string)role["properties"]!["roleDefinitionId"]!).TrimEnd(']', '\'', ')').Split('/', '\'')[^1];
            return $"{Roles[definition]} on {((string)role["id"]!).Split("/providers/")[1].Split('/')[1]}";
        });

        Assert.Equal(["AcrPull on registries", "Key Vault Secrets User on vaults", "Storage Table Data Contributor on storageAccounts"], given.Order(StringComparer.Ordinal));
    }

    [BicepFact]
    public async Task Without_a_registry_no_role_is_given_on_one()
    {
        var deployment = await Deployment.Small;

        Assert.Equal(2, deployment.Types.Count(type => type == "Microsoft.Authorization/roleAssignments"));
        Assert.Empty(deployment.Configuration["registries"]!.AsArray());
    }

    [BicepFact]
    public async Task The_storage_takes_tokens_over_new_TLS_and_shows_nothing_to_the_public()
    {
        var storage = (await Deployment.Whole).Only("Microsoft.Storage/storageAccounts");

        Assert.Equal((false, false, true, "TLS1_2"), ((bool)storage["allowSharedKeyAccess"]!, (bool)storage["allowBlobPublicAccess"]!, (bool)storage["supportsHttpsTrafficOnly"]!, (string)storage["minimumTlsVersion"]!));
    }

    [BicepFact]
    public async Task Production_survives_a_replica_a_zone_and_a_slip_of_the_hand()
    {
        var (whole, small) = (await Deployment.Whole, await Deployment.Small);

        Assert.InRange((int)whole.Template["scale"]!["minReplicas"]!, 2, 10);
        Assert.True((bool)whole.Only("Microsoft.KeyVault/vaults")["enablePurgeProtection"]!);
        Assert.Equal("CanNotDelete", (string?)whole.Only("Microsoft.Authorization/locks")["level"]);
        Assert.Equal("Standard_ZRS", Sku(whole, "Microsoft.Storage/storageAccounts"));
        // Lessons of the day are due also when nobody asks.
        Assert.Equal(1, (int)small.Template["scale"]!["minReplicas"]!);
        Assert.Null(small.Only("Microsoft.KeyVault/vaults")["enablePurgeProtection"]);
        Assert.DoesNotContain("Microsoft.Authorization/locks", small.Types);
    }

    [BicepFact]
    public async Task Teams_knows_the_bot_by_its_identity()
    {
        var deployment = await Deployment.Whole;
        var bot = deployment.Only("Microsoft.BotService/botServices");

        Assert.Equal(("UserAssignedMSI", true, "S1"), ((string)bot["msaAppType"]!, (bool)bot["disableLocalAuth"]!, Sku(deployment, "Microsoft.BotService/botServices")));
        Assert.Contains("outputs.clientId.value", (string?)bot["msaAppId"], StringComparison.Ordinal);
        Assert.Contains("outputs.id.value", (string?)bot["msaAppMSIResourceId"], StringComparison.Ordinal);
        Assert.Equal("MsTeamsChannel", (string?)deployment.Only("Microsoft.BotService/botServices/channels")["channelName"]);
    }

    private static string Sku(Deployment deployment, string type) => (string)deployment.Resources.Single(resource => (string)resource["type"]! == type)["sku"]!["name"]!;

    /// <summary>A template, and those of its modules.</summary>
    private static IEnumerable<JsonNode> Templates(JsonNode template)
    {
        // Newer templates give their resources names.
        var resources = template["resources"] is JsonObject named ? named.Select(resource => resource.Value!) : template["resources"]!.AsArray().Select(resource => resource!);
        return resources.Where(resource => (string?)resource["type"] == "Microsoft.Resources/deployments").SelectMany(module => Templates(module["properties"]!["template"]!)).Prepend(template);
    }
}
