using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Unicode;
using DevOpsNotes.Bot.Edges;

namespace DevOpsNotes.Bot.Teams.Trust;

/// <summary>A signed token (RFC 7519) as a stranger sent it. Nothing of it is believed yet.</summary>
/// <param name="Text">The token itself.</param>
/// <param name="KeyId">The key that is said to have signed it.</param>
/// <param name="NotBefore">From when it is valid, where it says so.</param>
/// <param name="Expires">Until when it is valid, where it says so.</param>
/// <param name="ServiceUrl">Where to answer, where it says so.</param>
internal sealed record BearerToken(string Text, string KeyId, DateTimeOffset? NotBefore, DateTimeOffset? Expires, string? ServiceUrl)
{
    /// <summary>The connector's have about a thousand characters.</summary>
    public const int MaximalLength = 16 * 1024;

    /// <summary>Without padding, so that bytes have one spelling.</summary>
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>What is written twice would be one thing to us and another to the library that checks the signature.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>Never a token in a log.</summary>
    public override string ToString() => $"a token of {Text.Length} characters";

    /// <summary>Reads a header. Keys that a token brings along ("jwk", "jku", "x5c", "x5u") are not even looked at.</summary>
    /// <param name="authorization">The value of *Authorization*.</param>
    /// <returns>The token, or why it is not worth checking.</returns>
    public static (TokenVerdict Verdict, BearerToken? Token) Read(string? authorization)
    {
        if (string.IsNullOrWhiteSpace(authorization))
            return (TokenVerdict.Missing, null);
        if (authorization.Length > MaximalLength || authorization.Split(' ') is not [var scheme, var text] || !scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return (TokenVerdict.Malformed, null);
        if (text.AsSpan().ContainsAnyExcept(Alphabet) || text.Split('.') is not [var head, var body, var signature])
            return (TokenVerdict.Malformed, null);
        try
        {
            return Read(text, JsonOf(head), JsonOf(body), Base64Url.DecodeFromChars(signature));
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            // No base64, no JSON, or half a character in it.
            return (TokenVerdict.Malformed, null);
        }
    }

    private static (TokenVerdict Verdict, BearerToken? Token) Read(string text, JsonElement head, JsonElement body, byte[] signature)
    {
        // "crit" names extensions without which a token must not be understood; there is none that we know.
        if (head.ValueKind != JsonValueKind.Object || body.ValueKind != JsonValueKind.Object || head.TryGetProperty("crit", out _))
            return (TokenVerdict.Malformed, null);
        var (header, claims) = (new ForeignJson(head), new ForeignJson(body));
        if (header.Text("alg") is not ("RS256" or "RS384" or "RS512"))
            return (TokenVerdict.WrongAlgorithm, null);
        if (signature.Length == 0)
            return (TokenVerdict.WrongSignature, null);
        return header.Text("kid") is { } key
            ? (TokenVerdict.Valid, new BearerToken(text, key, TimeOf(body, "nbf"), TimeOf(body, "exp"), claims.Text("serviceurl")))
            : (TokenVerdict.UnknownKey, null);
    }

    /// <summary>One of the parts between the dots.</summary>
    /// <exception cref="FormatException">It is not base64, or not UTF-8, which a reader of JSON looks at only where it must.</exception>
    private static JsonElement JsonOf(string part)
    {
        var bytes = Base64Url.DecodeFromChars(part);
        return Utf8.IsValid(bytes) ? JsonElement.Parse(bytes, Strict) : throw new FormatException("Some bytes are no text.");
    }

    /// <summary>A time in seconds since 1970, as whole as Microsoft writes it; <see langword="null"/> when it is missing.</summary>
    /// <exception cref="FormatException">What stands there is no time.</exception>
    private static DateTimeOffset? TimeOf(JsonElement claims, string name)
    {
        if (!claims.TryGetProperty(name, out var value))
            return null;
        var isTime = value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds >= 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        return isTime ? DateTimeOffset.FromUnixTimeSeconds(value.GetInt64()) : throw new FormatException($"{name} is no time.");
    }
}
