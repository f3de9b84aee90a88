using Azure.Core;
using Azure.Identity;
using DevOpsNotes.Bot.Operations.Health;

namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>
/// The token that proves to the connector who the bot is. There is one at a time; callers who need it at the same time share
/// one request for it. A failure is a value.
/// </summary>
internal sealed partial class ConnectorCredential(TokenCredential credential, TimeProvider time, ILogger<ConnectorCredential> logger)
{
    public const string Scope = "https://api.botframework.com/.default";

    /// <summary>A token is replaced so long before it expires, if Entra does not want it sooner.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>A request for a token that takes longer is given up.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>After a failure nobody is asked for so long: many messages that wait must not become as many requests.</summary>
    public static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);

    /// <summary>Tokens that are refused are not replaced more often: where a fresh one is refused, the next will be, too.</summary>
    public static readonly TimeSpan BetweenRenewals = TimeSpan.FromMinutes(1);

    /// <summary>A failure that goes on is logged so often.</summary>
    public static readonly TimeSpan BetweenLogs = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private AccessToken? _token;
    private Task<BotToken>? _request;
    private BotToken? _failure;
    private DateTimeOffset _failedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _renewedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _loggedAt = DateTimeOffset.MinValue;
    private string? _logged;
    private bool _mustBeFresh;
    private string? _problem;

    /// <summary>What keeps the bot from answering, for an operator; <see langword="null"/> when nothing does.</summary>
    public string? HealthProblem => Volatile.Read(ref _problem);

    /// <summary>When that was last found out: Teams took or refused a token, or there was none to be had.</summary>
    public LastSeen FoundOut { get; } = new(time);

    /// <summary>The bot's own credential, as the settings say; <see langword="null"/> when it has none.</summary>
    public static TokenCredential? Of(TeamsSettings settings) => settings switch
    {
        { AppId: null } => null,
        { AppType: TeamsAppType.UserAssignedMSI } => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(settings.AppId)),
        _ => new ClientSecretCredential(settings.TenantId, settings.AppId, settings.ClientSecret),
    };

    /// <summary>The token: the one at hand, or one that is asked for.</summary>
    /// <param name="cancellationToken">Gives up waiting; the request goes on for those who share it.</param>
    public async Task<BotToken> Get(CancellationToken cancellationToken)
    {
        Task<BotToken> request;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_token is { } token && !IsDue(token, now))
                return new BotToken(token.Token, null);
            if (_failure is not null && now < _failedAt + AskAgain)
                return StillGood(now) ?? _failure;
            // Not of this caller, and not under its lock.
            request = _request ??= Task.Run(Ask, CancellationToken.None);
        }

        return await request.WaitAsync(cancellationToken);
    }

    /// <summary>The connector refused a token: whether there will be another one to try.</summary>
    public bool Renew(BotToken refused)
    {
        lock (_lock)
        {
            if (_token?.Token != refused.Value)
                return true;
            var now = time.GetUtcNow();
            if (now < _renewedAt + BetweenRenewals)
                return false;
            (_token, _mustBeFresh, _renewedAt) = (null, true, now);
            return true;
        }
    }

    /// <summary>The connector refused a token that was fresh.</summary>
    public void Refuse(string code) =>
        Report($"Teams refuses the bot's token ({code}). Check that Teams:AppId, Teams:AppType and Teams:TenantId are those of the Azure Bot, and that it has the Teams channel.");

    /// <summary>The connector took a token.</summary>
    public void Accept()
    {
        FoundOut.Now();
        if (Interlocked.Exchange(ref _problem, null) is not null)
            Log.Accepted(logger);
    }

    private static bool IsDue(AccessToken token, DateTimeOffset now) => now >= token.RefreshOn || now + Early >= token.ExpiresOn;

    private BotToken? StillGood(DateTimeOffset now) => _token is { } token && now < token.ExpiresOn ? new BotToken(token.Token, null) : null;

    private async Task<BotToken> Ask()
    {
        bool mustBeFresh;
        lock (_lock)
            mustBeFresh = _mustBeFresh;
        var (token, failure) = await Request(mustBeFresh);
        var none = new BotToken(null, failure);
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _request = null;
            if (token is { } fresh)
            {
                (_token, _failure, _mustBeFresh) = (fresh, null, false);
                return new BotToken(fresh.Token, null);
            }

            (_failure, _failedAt) = (none, now);
            if (StillGood(now) is { } good)
                return good;
        }

        Report($"The bot gets no token for Teams ({failure!.Code}). {failure.Advice}");
        return none;
    }

    private async Task<(AccessToken? Token, TokenFailure? Failure)> Request(bool mustBeFresh)
    {
        using var timeout = new CancellationTokenSource(RequestTimeout, time);
        try
        {
            // Credentials keep tokens, too. Claims have them ask anew (https://learn.microsoft.com/en-us/entra/identity-platform/claims-challenge).
            var claims = mustBeFresh ? $$$$"""{"access_token":{"nbf":{"essential":true,"value":"{{{{time.GetUtcNow().ToUnixTimeSeconds()}}}}"}}}""" : null;
            return (await credential.GetTokenAsync(new TokenRequestContext([Scope], claims: claims), timeout.Token).AsTask().WaitAsync(timeout.Token), null);
        }
        catch (Exception) when (timeout.IsCancellationRequested)
        {
            return (null, TokenFailure.TimedOut);
        }
        catch (Exception e)
        {
            return (null, TokenFailure.Of(e));
        }
    }

    private void Report(string problem)
    {
        FoundOut.Now();
        lock (_lock)
        {
            Volatile.Write(ref _problem, problem);
            var now = time.GetUtcNow();
            if (problem == _logged && now < _loggedAt + BetweenLogs)
                return;
            (_logged, _loggedAt) = (problem, now);
        }

        Log.Refused(logger, problem);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Problem} Nothing can be sent to Teams until this is mended.")]
        public static partial void Refused(ILogger logger, string problem);

        [LoggerMessage(2, LogLevel.Information, "Teams takes the bot's token again.")]
        public static partial void Accepted(ILogger logger);
    }
}
