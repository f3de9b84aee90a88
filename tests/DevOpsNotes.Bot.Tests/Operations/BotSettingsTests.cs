using DevOpsNotes.Bot.Operations;
using Microsoft.Extensions.Configuration;

namespace DevOpsNotes.Bot.Tests.Operations;

public sealed class BotSettingsTests
{
    [Theory]
    [InlineData("Storage:Pth=x", "Storage:Pth is not a setting. Under Storage there are ConnectionString, Endpoint, AccountKey, Path.")]
    [InlineData("slack:SigningSecrt=x", "SigningSecrt is not a setting")]
    [InlineData("Teams:AppPassword=x", "Teams:AppPassword is not a setting")]
    [InlineData("Web:Url=https://example.org", "Web:Url is not a setting")]
    [InlineData("Import:Allow=true", "Import:Allow is not a setting")]
    [InlineData("Storage:Path=a Storage:Endpoint=https://example.org", "Storage:Endpoint and Storage:Path name different stores")]
    [InlineData("Storage:ConnectionString=a Storage:Endpoint=https://example.org", "Storage:ConnectionString and Storage:Endpoint name different stores")]
    [InlineData("Storage:ConnectionString=a --data=b", "Storage:ConnectionString and --data name different stores")]
    [InlineData("Storage:ConnectionString=a Storage:Path=c --data=b", "Storage:ConnectionString and --data name different stores")]
    [InlineData("Storage:AccountKey=a", "Storage:AccountKey goes with Storage:Endpoint")]
    [InlineData("Storage:AccountKey=a --data=b", "Storage:AccountKey goes with Storage:Endpoint")]
    [InlineData("Storage:AccountKey=a Storage:Path=b", "Storage:AccountKey goes with Storage:Endpoint")]
    [InlineData("Storage:ConnectionString=a", "Storage:ConnectionString is no connection string")]
    [InlineData("Storage:ConnectionString=https://account.table.core.windows.net", "Set Storage:Endpoint to it")]
    [InlineData("Storage:ConnectionString=AccountName=a;AccountKey=%%%", "Storage:ConnectionString: ")]
    [InlineData("Storage:Endpoint=https://user:hush@account.table.core.windows.net", "Storage:Endpoint has more than an address")]
    [InlineData("Storage:Endpoint=https://account.table.core.windows.net/?sig=hush", "Storage:Endpoint has more than an address")]
    [InlineData("Storage:Endpoint=https://account.table.core.windows.net Storage:AccountKey=hush!", "Storage:AccountKey: ")]
    [InlineData("Storage:Endpoint=example.org", "Storage:Endpoint is no endpoint")]
    [InlineData("Storage:Endpoint=http://account.table.core.windows.net", "Storage:Endpoint is not https")]
    [InlineData("Web:PublicUrl=example.org", "Web:PublicUrl is 'example.org'")]
    [InlineData("Web:PublicUrl=ftp://example.org", "Web:PublicUrl is 'ftp://example.org'")]
    [InlineData("Slack:ApiUrl=/api", "Slack:ApiUrl is '/api'")]
    [InlineData("Slack:ApiUrl=http://slack.com/api/", "Slack:ApiUrl is 'http://slack.com/api/', which is not https")]
    [InlineData("Web:TryIt=maybe", "Web:TryIt is 'maybe'")]
    [InlineData("Import:AllowPrivateAddresses=1", "Import:AllowPrivateAddresses is '1'")]
    [InlineData("--data=", "--data")]
    [InlineData("Slack:BotToken=xoxb-1", "Slack:SigningSecret is not")]
    [InlineData("Slack:SigningSecret=s Slack:BotToken=xoxp-1", "it begins with xoxb-")]
    [InlineData("Slack:SigningSecret=s Slack:BotToken=xoxb-1 Slack:SaveEmoji=light+bulb!", "Slack:SaveEmoji is 'light+bulb!'")]
    [InlineData("Slack:SigningSecret=s Slack:BotToken=xoxb-1 Slack:SaveEmoji=::", "Slack:SaveEmoji is '::'")]
    [InlineData("Slack:SigningSecret=s Slack:SaveEmoji=bulb", "Slack:SaveEmoji is set, but Slack:BotToken is not")]
    [InlineData("Slack:SigningSecret=s Slack:Admins=U1,ada", "Slack:Admins has 'ada'")]
    [InlineData("Teams:AppId=devops Teams:TenantId=t Teams:ClientSecret=x", "Teams:AppId has 'devops', which is no id")]
    [InlineData("Teams:ClientSecret=x", "Teams:AppId is not")]
    [InlineData("Teams:AppType=Bogus", "it can be SingleTenant or UserAssignedMSI")]
    [InlineData("Teams:AllowedTenants=contoso", "Teams:AllowedTenants has 'contoso'")]
    [InlineData("Teams:Admins=9f0c0000-0000-4000-8000-00000000c1c1,ada@contoso.example", "Teams:Admins has 'ada@contoso.example'")]
    [InlineData("Teams:AppId=9f0c0000-0000-4000-8000-00000000cccc Teams:TenantId=my/tenant Teams:ClientSecret=x", "Teams:TenantId is 'my/tenant'")]
    [InlineData("Teams:TenantId=t", "Teams:AppId is not")]
    [InlineData("Teams:AppId=9f0c0000-0000-4000-8000-00000000cccc Teams:ClientSecret=x", "Teams:TenantId is not set")]
    [InlineData("Teams:AppId=9f0c0000-0000-4000-8000-00000000cccc Teams:TenantId=t", "Teams:ClientSecret is not set")]
    [InlineData("Teams:AppId=9f0c0000-0000-4000-8000-00000000cccc Teams:AppType=MultiTenant", "it can be SingleTenant or UserAssignedMSI")]
    [InlineData("Teams:AppId=9f0c0000-0000-4000-8000-00000000cccc Teams:AppType=UserAssignedMSI Teams:ClientSecret=x", "which has no secret")]
    [InlineData("Teams:AppId=9f0c0000-0000-4000-8000-00000000cccc Teams:AppType=UserAssignedMSI Teams:AllowedTenants=contoso", "Teams:AllowedTenants has 'contoso'")]
    [InlineData("Teams:DangerouslyAllowUnauthenticatedRequests=yes", "Teams:DangerouslyAllowUnauthenticatedRequests is 'yes'")]
    public void A_setting_that_is_unknown_bad_or_contradictory_is_named(string settings, string message) =>
        Assert.Contains(message, Refused(settings), StringComparison.Ordinal);

    private static string Refused(string settings)
    {
        var message = Assert.Throws<SettingsException>(() => Read(settings)).Message;
        Assert.DoesNotContain("hush", message, StringComparison.Ordinal);
        return message;
    }

    [Fact]
    public void Without_settings_notes_are_kept_in_the_users_folder_and_nothing_else_is_on()
    {
        var settings = Read("");

        Assert.EndsWith(Path.Combine("DevOpsNotes", "devopsnotes.db"), settings.Store.Place, StringComparison.Ordinal);
        Assert.True(Path.IsPathFullyQualified(settings.Store.Place));
        Assert.Equal((false, false, false), (settings.Slack is not null, settings.Teams is not null, settings.AllowPrivateAddresses));
    }

    [Theory]
    [InlineData("--data=/notes", "/notes/devopsnotes.db")]
    [InlineData("--data=/notes Storage:Path=/elsewhere/store.db", "/notes/devopsnotes.db")]
    [InlineData("Storage:Path=/elsewhere/store.db", "/elsewhere/store.db")]
    [InlineData("Storage:Path=/elsewhere/", "/elsewhere/devopsnotes.db")]
    [InlineData("Storage:Path= --data=/notes", "/notes/devopsnotes.db")]
    public void The_folder_of_the_command_line_wins_over_the_path_of_the_settings(string settings, string path) =>
        Assert.Equal(Path.GetFullPath(path), Read(settings).Store.Place);

    [Fact]
    public void A_platform_counts_as_configured_once_it_has_its_secret()
    {
        var settings = Read("Slack:SigningSecret=s Teams:AppId=9f0c0000-0000-4000-8000-00000000cccc Teams:TenantId=contoso.example Teams:ClientSecret=x Web:PublicUrl=https://example.org Web:TryIt=TRUE Import:AllowPrivateAddresses=true");

        Assert.Equal(new Uri("https://slack.com/api/"), settings.Slack?.ApiUrl);
        Assert.Equal((true, true, true), (settings.Slack is not null, settings.Teams is not null, settings.AllowPrivateAddresses));
    }

    [Theory]
    [InlineData("bulb", "bulb")]
    [InlineData(":bulb:", "bulb")]
    [InlineData(":+1:", "+1")]
    [InlineData("", null)]
    public void The_emoji_that_saves_may_be_written_as_people_type_it(string written, string? name)
    {
        var slack = Read($"Slack:SigningSecret=s Slack:BotToken=xoxb-1 Slack:Admins=U1,W2 Slack:SaveEmoji={written}").Slack!;

        Assert.Equal(name, slack.SaveEmoji);
        Assert.Equal(["U1", "W2"], slack.Admins.Order());
    }

    [Fact]
    public void Ids_may_be_written_in_any_way()
    {
        var teams = Read("Teams:AppId={9F0C0000-0000-4000-8000-00000000CCCC} Teams:AppType=UserAssignedMSI Teams:AllowedTenants=9f0c000000004000800000000000aaaa").Teams!;

        Assert.Equal("9f0c0000-0000-4000-8000-00000000cccc", teams.AppId);
        Assert.Equal(["9f0c0000-0000-4000-8000-00000000aaaa"], teams.AllowedTenants);
    }

    [Fact]
    public void Settings_do_not_tell_their_secrets_when_they_are_written_somewhere() =>
        Assert.DoesNotContain("hush", Read("Slack:SigningSecret=hush Slack:BotToken=xoxb-hush Teams:AppId=9f0c0000-0000-4000-8000-00000000cccc Teams:TenantId=t Teams:ClientSecret=hush").ToString(), StringComparison.Ordinal);

    /// <summary>Reads settings written as <c>Section:Key=value</c>, among them <c>--data=folder</c>.</summary>
    private static BotSettings Read(string written)
    {
        var settings = written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        settings.Remove("--data", out var data);
        return BotSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), data);
    }
}
