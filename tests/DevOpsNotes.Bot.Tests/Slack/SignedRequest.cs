using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DevOpsNotes.Bot.Slack.Requests;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>A request as it arrives: perhaps from Slack, perhaps not, perhaps changed on its way.</summary>
/// <param name="Secret">The signing secret of who gets it.</param>
/// <param name="Timestamp">Its header; <see langword="null"/> when it has none.</param>
/// <param name="Signature">Its header; <see langword="null"/> when it has none.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Now">When it arrives, in seconds.</param>
internal sealed record SignedRequest(string Secret, string? Timestamp, string? Signature, byte[] Body, long Now)
{
    /// <summary>Signs a request as Slack does.</summary>
    /// <param name="secret">The signing secret.</param>
    /// <param name="timestamp">Signed, and sent.</param>
    /// <param name="body">Signed, and sent.</param>
    /// <param name="now">When it arrives.</param>
    public static SignedRequest Of(string secret, string timestamp, byte[] body, long now)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body];
        return new SignedRequest(secret, timestamp, "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)), body, now);
    }

    public SignatureVerdict Verify() => SlackSignature.Verify(Secret, Timestamp, Signature, Body, DateTimeOffset.FromUnixTimeSeconds(Now));

    /// <summary>The line that slack-signatures.mjs reads.</summary>
    public override string ToString() => JsonSerializer.Serialize(new { secret = Secret, timestamp = Timestamp, signature = Signature, body = Convert.ToBase64String(Body), now = Now });
}
