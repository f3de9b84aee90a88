using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>
/// Tells whether Slack sent a request: an HMAC-SHA256 over version, timestamp and raw body under the app's signing secret
/// (https://docs.slack.dev/authentication/verifying-requests-from-slack).
/// </summary>
internal static class SlackSignature
{
    public const string SignatureHeader = "X-Slack-Signature";
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    /// <summary>How far the timestamp may be from now, in both directions.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    private const string Version = "v0";
    private const int HexLength = 2 * HMACSHA256.HashSizeInBytes;

    /// <summary>Checks a request.</summary>
    /// <param name="secret">The signing secret of the app.</param>
    /// <param name="timestamp">The value of <see cref="TimestampHeader"/>.</param>
    /// <param name="signature">The value of <see cref="SignatureHeader"/>.</param>
    /// <param name="body">The bytes of the body as they came.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="ArgumentException">The secret is empty: anybody could sign with that.</exception>
    public static SignatureVerdict Verify(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        if (Glance(timestamp, signature, now) is var seen and not SignatureVerdict.Valid)
            return seen;

        Span<byte> expected = stackalloc byte[HexLength];
        Sign(secret, timestamp!, body, expected);
        Span<byte> given = stackalloc byte[HexLength];
        return Encoding.UTF8.TryGetBytes(signature.AsSpan(Version.Length + 1), given, out var length) && length == HexLength && CryptographicOperations.FixedTimeEquals(expected, given)
            ? SignatureVerdict.Valid
            : SignatureVerdict.Mismatch;
    }

    /// <summary>Tells without the body whether the signature may be Slack's.</summary>
    /// <param name="timestamp">The value of <see cref="TimestampHeader"/>.</param>
    /// <param name="signature">The value of <see cref="SignatureHeader"/>.</param>
    /// <param name="now">The time.</param>
    public static SignatureVerdict Glance(string? timestamp, string? signature, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signature))
            return SignatureVerdict.Missing;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return SignatureVerdict.BadTimestamp;
        if (Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds)
            return SignatureVerdict.Stale;
        if (!signature.StartsWith(Version + "=", StringComparison.Ordinal))
            return SignatureVerdict.UnknownVersion;
        return signature.Length == Version.Length + 1 + HexLength ? SignatureVerdict.Valid : SignatureVerdict.Mismatch;
    }

    private static void Sign(string secret, string timestamp, ReadOnlySpan<byte> body, Span<byte> hex)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{Version}:{timestamp}:"));
        hmac.AppendData(body);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hmac.GetHashAndReset(hash);
        Convert.TryToHexStringLower(hash, hex, out _);
    }
}
