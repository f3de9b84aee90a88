using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Teams.Trust;
using Microsoft.IdentityModel.Tokens;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Makes tokens as the connector does, and as it never would.</summary>
internal static class TokenForge
{
    public const string AppId = "9f0c0000-0000-4000-8000-00000000cccc";
    public const string Tenant = "9f0c0000-0000-4000-8000-00000000aaaa";
    public const string ServiceUrl = $"https://smba.trafficmanager.net/emea/{Tenant}/";

    /// <summary>A token that is valid for an hour from now, but for what is said to be otherwise.</summary>
    /// <param name="now">The time.</param>
    /// <param name="key">What signs it, and is named in it.</param>
    /// <param name="algorithm">"alg": an RSA signature, or "HS256" for one with the bytes of the public key as a secret, or "none".</param>
    /// <param name="header">Changes the header before it is signed.</param>
    /// <param name="claims">Changes the claims before they are signed.</param>
    public static string Token(
        DateTimeOffset now,
        FakeKey? key = null,
        string algorithm = "RS256",
        string issuer = ConnectorTokens.Issuer,
        string audience = AppId,
        DateTimeOffset? notBefore = null,
        DateTimeOffset? expires = null,
        string? serviceUrl = ServiceUrl,
        Action<JsonObject>? header = null,
        Action<JsonObject>? claims = null)
    {
        key ??= FakeKey.Teams;
        var head = new JsonObject { ["alg"] = algorithm, ["kid"] = key.Id, ["x5t"] = key.Id, ["typ"] = "JWT" };
        var body = new JsonObject
        {
            ["serviceurl"] = serviceUrl,
            ["nbf"] = (notBefore ?? now).ToUnixTimeSeconds(),
            ["exp"] = (expires ?? now.AddHours(1)).ToUnixTimeSeconds(),
            ["iss"] = issuer,
            ["aud"] = audience,
        };
        if (serviceUrl is null)
            body.Remove("serviceurl");
        header?.Invoke(head);
        claims?.Invoke(body);
        return Signed(head.ToJsonString(), body.ToJsonString(), key, algorithm);
    }

    /// <summary>A token of any texts, whatever they say.</summary>
    public static string Signed(string header, string claims, FakeKey? key = null, string algorithm = "RS256") =>
        Signed(Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(claims), key, algorithm);

    /// <inheritdoc cref="Signed(string, string, FakeKey?, string)"/>
    public static string Signed(byte[] header, byte[] claims, FakeKey? key = null, string algorithm = "RS256")
    {
        var text = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(claims)}";
        return $"{text}.{Base64UrlEncoder.Encode(Signature(Encoding.ASCII.GetBytes(text), (key ?? FakeKey.Teams).Rsa, algorithm))}";
    }

    private static byte[] Signature(byte[] text, RSA rsa, string algorithm) => algorithm switch
    {
        "none" => [],
        "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), text),
        "PS256" => rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "RS384" => rsa.SignData(text, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RS512" => rsa.SignData(text, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        _ => rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };
}
