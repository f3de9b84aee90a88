using System.Net;
using System.Text.Json;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Teams;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace DevOpsNotes.Bot.Tests.Infra;

/// <summary>What Azure gives the container is what the host reads, and what Azure asks it for is there.</summary>
public sealed class ContainerTests
{
    [BicepFact]
    public async Task The_host_takes_its_settings_from_the_container()
    {
        var settings = (await Deployment.Whole).Settings();

        var store = Assert.IsType<StoreSettings.Azure>(settings.Store);
        Assert.Equal(("https://contoso.table.core.windows.net/", null, null), (store.Endpoint!.AbsoluteUri, store.Key, store.ConnectionString));
        Assert.Equal((Deployment.SigningSecret, Deployment.BotToken), (settings.Slack!.SigningSecret, settings.Slack.BotToken));
        Assert.Equal((Deployment.ClientId, TeamsAppType.UserAssignedMSI, null), (settings.Teams!.AppId, settings.Teams.AppType, settings.Teams.ClientSecret));
    }

    [BicepFact]
    public async Task Each_variable_is_one_that_something_in_the_container_reads()
    {
        var deployment = await Deployment.Whole;
        var whole = Described(deployment.Settings());

        // Of the framework, of Azure's identities, and of OpenTelemetry.
        var others = deployment.Environment.Keys.Where(name => !IsRead(deployment, name, whole));

        Assert.Equal(["ASPNETCORE_FORWARDEDHEADERS_ENABLED", "AZURE_CLIENT_ID", "Logging__Console__FormatterName", "OTEL_SERVICE_NAME"], others.Order(StringComparer.Ordinal));
    }

    [BicepFact]
    public async Task The_identity_of_the_container_is_the_one_that_its_code_asks_for()
    {
        var app = (await Deployment.Whole).Resources.Single(resource => (string)resource["type"]! == "Microsoft.App/containerApps");
        var environment = (await Deployment.Whole).Environment;

        Assert.Equal("UserAssigned", (string?)app["identity"]!["type"]);
        Assert.Single(app["identity"]!["userAssignedIdentities"]!.AsObject());
        Assert.Equal((string?)environment["Teams__AppId"]["value"], (string?)environment["AZURE_CLIENT_ID"]["value"]);
        Assert.Contains("outputs.clientId.value", (string?)environment["AZURE_CLIENT_ID"]["value"], StringComparison.Ordinal);
    }

    [BicepFact]
    public async Task Secrets_come_from_the_vault_and_from_nowhere_else()
    {
        var deployment = await Deployment.Whole;
        var secrets = deployment.Configuration["secrets"]!.AsArray();

        var withSecrets = deployment.Environment.Values.Where(variable => variable["secretRef"] is not null).ToList();

        Assert.Equal(["Slack__SigningSecret", "Slack__BotToken"], withSecrets.Select(variable => (string)variable["name"]!));
        Assert.Equal(withSecrets.Select(variable => (string?)variable["secretRef"]), secrets.Select(secret => (string?)secret!["name"]));
        Assert.All(secrets, secret =>
        {
            Assert.Null(secret!["value"]);
            Assert.NotNull(secret["identity"]);
            Assert.Contains("outputs.uri.value", (string?)secret["keyVaultUrl"], StringComparison.Ordinal);
        });
        Assert.DoesNotContain("Microsoft.KeyVault/vaults/secrets", deployment.Types);
    }

    [BicepFact]
    public async Task Without_Slack_and_Teams_it_runs_all_the_same_and_has_no_secret()
    {
        var deployment = await Deployment.Small;

        Assert.Equal((null, null), (deployment.Settings().Slack, deployment.Settings().Teams));
        Assert.Empty(deployment.Configuration["secrets"]!.AsArray());
        Assert.DoesNotContain(deployment.Types, type => type.StartsWith("Microsoft.BotService", StringComparison.Ordinal));
    }

    [BicepFact]
    public async Task Further_settings_reach_the_host_and_a_misspelled_one_would_keep_it_from_starting()
    {
        var further = await Deployment.Of("param production = false\nparam slack = true\nparam settings = { Slack__Admins: 'U0123ABCD' }");
        var misspelled = await Deployment.Of("param production = false\nparam settings = { Slack__Admin: 'U0123ABCD' }");

        Assert.Equal(["U0123ABCD"], further.Settings().Slack!.Admins);
        Assert.Contains("Slack:Admin is not a setting", Assert.Throws<SettingsException>(() => misspelled.Settings()).Message, StringComparison.Ordinal);
    }

    [BicepFact]
    public async Task What_is_asked_and_pasted_is_there()
    {
        var deployment = await Deployment.Whole;
        await using var store = new TemporaryStore();
        await using var host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder
            .UseSetting("data", store.Folder)
            .UseSetting("Slack:SigningSecret", Deployment.SigningSecret)
            .UseSetting("Teams:AppId", Deployment.ClientId)
            .UseSetting("Teams:AppType", "UserAssignedMSI"));
        using var client = host.CreateClient();

        foreach (var probe in deployment.Container["probes"]!.AsArray())
        {
            Assert.Equal((int)deployment.Configuration["ingress"]!["targetPort"]!, (int)probe!["httpGet"]!["port"]!);
            using var answer = await client.GetAsync(new Uri((string)probe["httpGet"]!["path"]!, UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{probe["type"]}: {answer.StatusCode}");
        }

        foreach (var name in new[] { "slackCommandsUrl", "slackInteractivityUrl", "slackEventsUrl", "messagingEndpoint" })
        {
            var url = new Uri(deployment.Outputs[name]);
            Assert.Equal("https://bot.example.com", url.GetLeftPart(UriPartial.Authority));
            using var nothing = new StringContent("");
            using var answer = await client.PostAsync(new Uri(url.AbsolutePath, UriKind.Relative), nothing);
            // Refused for want of a signature or a token, so somebody is there.
            Assert.Equal((name, HttpStatusCode.Unauthorized), (name, answer.StatusCode));
        }
    }

    [BicepFact]
    public async Task Each_kind_of_probe_is_there_and_a_store_that_is_away_restarts_nothing()
    {
        var probes = (await Deployment.Whole).Container["probes"]!.AsArray().ToDictionary(probe => (string)probe!["type"]!, probe => (string)probe!["httpGet"]!["path"]!);

        Assert.Equal(["Liveness", "Readiness", "Startup"], probes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("/healthz/live", "/healthz/live", "/healthz/ready"), (probes["Startup"], probes["Liveness"], probes["Readiness"]));
    }

    [BicepFact]
    public async Task It_may_stop_in_its_own_time()
    {
        Assert.InRange((int)(await Deployment.Whole).Template["terminationGracePeriodSeconds"]!, 15, 60);
    }

    private static bool IsRead(Deployment deployment, string name, string whole)
    {
        try
        {
            return Described(deployment.Settings(without: name)) != whole;
        }
        catch (SettingsException)
        {
            return true;
        }
    }

    private static string Described(BotSettings settings) =>
        JsonSerializer.Serialize(settings.Store, settings.Store.GetType()) + JsonSerializer.Serialize(settings.Slack) + JsonSerializer.Serialize(settings.Teams) + JsonSerializer.Serialize(settings.Daily) + settings.TryIt;
}
