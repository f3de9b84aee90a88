using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Storage.Notes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DevOpsNotes.Bot.Slack;

/// <summary>
/// Gives the token of a workspace. There is one, that of the settings; which workspace it is of is asked of Slack after the
/// start, and until then every workspace is taken for it.
/// </summary>
internal sealed partial class SlackInstallations(SlackSettings settings, SlackClient client, TimeProvider time, ILogger<SlackInstallations> logger) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(30);

    private volatile SlackInstallation? _installation = settings.BotToken is { } token ? new SlackInstallation(token, null, null) : null;
    private volatile string? _problem = settings.BotToken is null ? "Slack:BotToken is not set: mentions, direct messages and forms are not answered." : null;

    /// <summary>The app in a workspace; <see langword="null"/> when it is not installed there, or can no longer be used.</summary>
    public SlackInstallation? Find(Scope workspace) => _installation is { } installation && !IsOther(installation, workspace) ? installation : null;

    /// <summary>Another workspace is the one that the app is installed in.</summary>
    public bool IsForeign(Scope workspace) => _installation is { } installation && IsOther(installation, workspace);

    /// <summary>Slack said that the token is no longer good for anything.</summary>
    public void Disable(string code)
    {
        _installation = null;
        _problem = $"Slack refuses the bot token ({code}). Install the app again and set Slack:BotToken.";
        Log.Disabled(logger, code);
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_problem is { } problem ? HealthCheckResult.Degraded(problem) : HealthCheckResult.Healthy());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_installation is { Workspace: null } unknown)
        {
            var result = await client.Call(SlackMethod.AuthTest, "unknown", unknown.Token, "{}"u8.ToArray(), stoppingToken);
            if (result.IsOk && Identity(unknown.Token, result) is { } known)
            {
                _installation = known;
                Log.Known(logger, known.Workspace!.Value);
            }
            else if (result.Error is SlackErrorClass.TokenDead or SlackErrorClass.NeedsReinstall)
            {
                Disable(result.Code!);
            }
            else
            {
                await Task.Delay(AskAgain, time, stoppingToken);
            }
        }
    }

    private static SlackInstallation? Identity(string token, SlackResult result)
    {
        var json = new SlackJson(result.Body);
        return SlackWorkspace.Of(json.Flag("is_enterprise_install"), json.Text("enterprise_id"), json.Text("team_id")) is { } workspace
            ? new SlackInstallation(token, workspace, json.Text("user_id"))
            : null;
    }

    private static bool IsOther(SlackInstallation installation, Scope workspace) => installation.Workspace is { } own && own != workspace;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Slack: the bot token is of {Workspace}.")]
        public static partial void Known(ILogger logger, Scope workspace);

        [LoggerMessage(2, LogLevel.Error, "Slack refuses the bot token ({Code}); nothing is called with it any more.")]
        public static partial void Disabled(ILogger logger, string code);
    }
}
