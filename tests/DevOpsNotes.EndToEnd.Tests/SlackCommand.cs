using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>Types /devops in a workspace, with a signature as Slack's.</summary>
internal static class SlackCommand
{
    public const string Secret = "test_signing_secret_0123456789abcdef";

    /// <summary>What the bot answers.</summary>
    /// <exception cref="HttpRequestException">It does not.</exception>
    public static async Task<string> Say(HttpClient http, Uri bot, string line, CancellationToken cancellationToken = default)
    {
        var body = $"team_id=T1&channel_id=C1&user_id=U1&command=/devops&text={Uri.EscapeDataString(line)}";
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/slack/commands")) { Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(signature));
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }
}
