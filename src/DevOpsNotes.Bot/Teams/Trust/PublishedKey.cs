using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace DevOpsNotes.Bot.Teams.Trust;

/// <summary>A key that the connector signs with.</summary>
/// <param name="Key">Its public half.</param>
/// <param name="Endorsements">The channels that it vouches for; none when it does not say.</param>
internal sealed record PublishedKey(RsaSecurityKey Key, IReadOnlyCollection<string> Endorsements)
{
    /// <summary>The keys of a document, by their id. What is no RSA key for signatures is left out.</summary>
    public static Dictionary<string, PublishedKey> Of(JsonWebKeySet set)
    {
        var keys = new Dictionary<string, PublishedKey>(StringComparer.Ordinal);
        foreach (var key in set.Keys ?? [])
        {
            if (key is { Kid.Length: > 0, Kty: JsonWebAlgorithmsKeyTypes.RSA, Use: null or "" or JsonWebKeyUseNames.Sig } && PublicHalf(key) is { } half)
                keys.TryAdd(key.Kid, new PublishedKey(half, EndorsementsOf(key)));
        }

        return keys;
    }

    private static RsaSecurityKey? PublicHalf(JsonWebKey key)
    {
        try
        {
            return string.IsNullOrEmpty(key.N) || string.IsNullOrEmpty(key.E)
                ? null
                : new RsaSecurityKey(new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(key.N), Exponent = Base64UrlEncoder.DecodeBytes(key.E) }) { KeyId = key.Kid };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A property of Microsoft's own, which the library keeps as it was written.</summary>
    private static HashSet<string> EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JArray channels
            ? channels.Where(channel => channel.Type == JTokenType.String).Select(channel => (string)channel!).ToHashSet(StringComparer.Ordinal)
            : [];
}
