using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations.Health;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Storage.Notes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DevOpsNotes.Bot.Slack;

/// <summary>
/// Calls Slack with the token of a workspace. There is one, that of the settings; which workspace it is of is asked of Slack after the
/// start, and until then every workspace is taken for it.
/// </summary>
internal sealed partial class SlackInstallations(SlackSettings settings, SlackClient client, TimeProvider time, ILogger<SlackInstallations> logger) : BackgroundService, IHealthCheck
{
    public static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(30);

    /// <summary>When Slack last said whether it takes the token.</summary>
    private readonly LastSeen _said = new(time);

    private volatile SlackInstallation? _installation = settings.BotToken is { } token ? new SlackInstallation(token, null, null) : null;
    private volatile string? _problem = settings.BotToken is null ? "Slack:BotToken is not set: mentions, direct messages and forms are not answered." : null;

    /// <summary>Why Slack refuses the token, in its words; <see langword="null"/> while it takes it.</summary>
    private volatile string? _refusal;

    /// <summary>The app may be in a workspace: what is asked there is worth keeping, also while the token is refused.</summary>
    public bool MayServe(Scope workspace) => _installation is not null && !IsForeign(workspace);

    /// <summary>Another workspace is the one that the app is installed in.</summary>
    public bool IsForeign(Scope workspace) => _installation is { Workspace: { } own } && own != workspace;

    /// <summary>The workspace that the app is installed in; <see langword="null"/> while Slack has not said which.</summary>
    public Scope? Own => _installation?.Workspace;

    /// <summary>The user that the bot is, where it is known.</summary>
    public string? BotUser => _installation?.BotUser;

    /// <summary>Calls a method with the token of a workspace, and takes what Slack says of it.</summary>
    /// <param name="method">Which.</param>
    /// <param name="workspace">Where; the app may not be installed there, or the token be refused for now.</param>
    /// <param name="arguments">A JSON object in UTF-8.</param>
    /// <param name="cancellationToken">Gives up; what was sent may have happened.</param>
    /// <returns>Where Slack refuses the token, the code of a failure for want of one is why.</returns>
    public async Task<SlackResult> Call(SlackMethod method, Scope workspace, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken)
    {
        if (!MayServe(workspace) || _installation is not { } installation)
            return SlackResult.Failed(SlackErrorClass.NoToken, "no token");
        if (_refusal is { } refusal)
            return SlackResult.Failed(SlackErrorClass.NoToken, refusal);
        var result = await Said(client.Call(method, workspace.Key, installation.Token, arguments, cancellationToken));
        Heed(method, result);
        return result;
    }

    /// <summary>The token is no longer good for anything; whether it is again is asked now and then.</summary>
    public void Refuse(string code)
    {
        _said.Now();
        _refusal = code;
        _problem = $"Slack refuses the bot token ({code}). Install the app again and set Slack:BotToken.";
        Log.Refused(logger, code);
    }

    /// <summary>Asks Slack now whether it takes the token.</summary>
    /// <returns>What Slack said; <see langword="null"/> when there is no token.</returns>
    public async Task<SlackResult?> Check(CancellationToken cancellationToken) => settings.BotToken is { } token ? await Ask(token, cancellationToken) : null;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_problem is { } problem ? HealthCheckResult.Degraded(problem, data: _said.Data) : HealthCheckResult.Healthy(data: _said.Data));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.BotToken is not { } token)
            return;
        while (true)
        {
            if (_installation is { Workspace: null } || _refusal is not null)
                await Ask(token, stoppingToken);
            await Task.Delay(AskAgain, time, stoppingToken);
        }
    }

    private async Task<SlackResult> Said(Task<SlackResult> call)
    {
        var result = await call;
        if (result.Error is not (SlackErrorClass.RateLimited or SlackErrorClass.Unreachable or SlackErrorClass.Unknown))
            _said.Now();
        return result;
    }

    private void Heed(SlackMethod method, SlackResult result)
    {
        if (result.Error == SlackErrorClass.TokenDead)
            Refuse(result.Code!);
        else if (result.Error == SlackErrorClass.NeedsReinstall && !method.IsOptional)
            _problem = $"Slack wants the app to be installed again ({result.Code}). {result.Details}";
    }

    private async Task<SlackResult> Ask(string token, CancellationToken cancellationToken)
    {
        var result = await Said(client.Call(SlackMethod.AuthTest, "unknown", token, "{}"u8.ToArray(), cancellationToken));
        if (result.IsOk && Identity(token, result) is { } known)
        {
            (_installation, _refusal, _problem) = (known, null, null);
            Log.Known(logger, known.Workspace!.Value);
        }
        else if (_refusal is null)
        {
            Heed(SlackMethod.AuthTest, result);
        }
        else if (result.Error == SlackErrorClass.TokenDead)
        {
            // Slack tells more by and by, such as that the app is gone and not only its token.
            _refusal = result.Code;
        }

        return result;
    }

    private static SlackInstallation? Identity(string token, SlackResult result)
    {
        var json = new ForeignJson(result.Body);
        return SlackWorkspace.Of(json.Flag("is_enterprise_install"), json.Text("enterprise_id"), json.Text("team_id")) is { } workspace
            ? new SlackInstallation(token, workspace, json.Text("user_id"))
            : null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Slack: the bot token is of {Workspace}.")]
        public static partial void Known(ILogger logger, Scope workspace);

        [LoggerMessage(2, LogLevel.Error, "Slack refuses the bot token ({Code}); nothing else is called with it until Slack takes it again.")]
        public static partial void Refused(ILogger logger, string code);
    }
}
