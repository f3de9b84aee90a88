using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DevOpsNotes.Bot.Teams.Trust;

/// <summary>
/// Tells whether Microsoft's connector sent a request, to this bot, for Teams
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication): what can be said
/// before the body is read, and then what needs the activity.
/// </summary>
internal sealed class ConnectorTokens(TeamsSettings settings, SigningKeys keys, TimeProvider time)
{
    public const string Issuer = "https://api.botframework.com";
    public const string Channel = "msteams";

    /// <summary>How far the clocks may be apart.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The library would keep what it computes of a key for the whole process, long after that key is withdrawn.</summary>
    private static readonly CryptoProviderFactory Unkept = new() { CacheSignatureProviders = false };

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = BearerToken.MaximalLength };

    /// <summary>Checks a token before anything else of the request is looked at.</summary>
    /// <param name="authorization">The value of *Authorization* as it came.</param>
    /// <param name="cancellationToken">The request is given up.</param>
    /// <returns>The token, if it is valid.</returns>
    public async Task<(TokenVerdict Verdict, ConnectorToken? Token)> Verify(string? authorization, CancellationToken cancellationToken)
    {
        var (verdict, token) = BearerToken.Read(authorization);
        if (token is null)
            return (verdict, null);
        // Nothing is meant for a bot without a registration.
        if (settings.AppId is null)
            return (TokenVerdict.WrongAudience, null);
        if (await keys.Find(token.KeyId, cancellationToken) is not { } published)
            return (TokenVerdict.KeysUnavailable, null);
        if (!published.TryGetValue(token.KeyId, out var key))
            return (TokenVerdict.UnknownKey, null);
        verdict = Verify(token, key.Key);
        return (verdict, verdict == TokenVerdict.Valid ? new ConnectorToken(token.ServiceUrl, key.Endorsements) : null);
    }

    /// <summary>Checks what an activity says of itself against a valid token.</summary>
    /// <param name="token">The token it came with.</param>
    /// <param name="channelId">Its "channelId".</param>
    /// <param name="serviceUrl">Its "serviceUrl": our own token is sent there with an answer.</param>
    /// <param name="tenant">The id of the tenant it comes from.</param>
    public TokenVerdict Verify(ConnectorToken token, string? channelId, string? serviceUrl, string? tenant)
    {
        if (channelId != Channel || !token.Endorsements.Contains(Channel))
            return TokenVerdict.NotEndorsed;
        if (token.ServiceUrl is not { } stated || !stated.Equals(serviceUrl, StringComparison.OrdinalIgnoreCase))
            return TokenVerdict.WrongServiceUrl;
        var isOurs = settings.AllowedTenants.Count == 0 || (tenant is not null && settings.AllowedTenants.Contains(tenant));
        return isOurs ? TokenVerdict.Valid : TokenVerdict.ForeignTenant;
    }

    private TokenVerdict Verify(BearerToken token, RsaSecurityKey key)
    {
        var result = _handler.ValidateToken(token.Text, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            CryptoProviderFactory = Unkept,
            ValidIssuer = Issuer,
            // An id is the same in capitals, as some write it into their settings.
            AudienceValidator = (audiences, _, _) => audiences?.Contains(settings.AppId, StringComparer.OrdinalIgnoreCase) == true,
            // The library would ask the clock of the machine, and take a missing "nbf" for the beginning of time.
            LifetimeValidator = (_, _, _, _) => IsValidNow(token),
        });
        return result.IsValid ? TokenVerdict.Valid : VerdictOf(result.Exception);
    }

    private bool IsValidNow(BearerToken token)
    {
        var now = time.GetUtcNow();
        return token.NotBefore <= now + Tolerance && token.Expires >= now - Tolerance;
    }

    private static TokenVerdict VerdictOf(Exception? exception) => exception switch
    {
        SecurityTokenInvalidSignatureException => TokenVerdict.WrongSignature,
        SecurityTokenInvalidLifetimeException => TokenVerdict.Expired,
        SecurityTokenInvalidAudienceException => TokenVerdict.WrongAudience,
        SecurityTokenInvalidIssuerException => TokenVerdict.WrongIssuer,
        _ => TokenVerdict.Malformed,
    };
}
