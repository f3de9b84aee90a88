using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>What people do in Slack, with a signature as Slack's.</summary>
internal static class SlackCommand
{
    public const string Secret = "test_signing_secret_0123456789abcdef";

    /// <summary>Types /devops: what the bot answers.</summary>
    /// <exception cref="HttpRequestException">It does not.</exception>
    public static Task<string> Say(HttpClient http, Uri bot, string line, string user = "U1") =>
        Answer(http, new Uri(bot, "/slack/commands"), $"team_id=T1&channel_id=C1&user_id={user}&command=/devops&text={Uri.EscapeDataString(line)}");

    /// <summary>Presses a button, sends a form, or does whatever else Slack tells in this JSON: what the bot answers.</summary>
    /// <exception cref="HttpRequestException">It does not.</exception>
    public static Task<string> Interact(HttpClient http, Uri bot, object payload) =>
        Answer(http, new Uri(bot, "/slack/interactivity"), $"payload={Uri.EscapeDataString(JsonSerializer.Serialize(payload))}");

    /// <summary>Mentions the bot in a channel of its own, each time as somebody else: one person alone may not ask as often.</summary>
    public static Task<HttpResponseMessage> Mention(HttpClient http, Uri bot, string ts) => Send(http, new Uri(bot, "/slack/events"), JsonSerializer.Serialize(new
    {
        type = "event_callback",
        team_id = "T1",
        event_id = $"Ev{ts}",
        @event = new { type = "app_mention", user = $"U{ts}", text = "<@UBOT> toil", ts, channel = $"C{ts}" },
        authorizations = new[] { new { team_id = "T1", user_id = "UBOT", is_bot = true } },
    }), "application/json");

    private static async Task<string> Answer(HttpClient http, Uri address, string form)
    {
        using var response = await Send(http, address, form, "application/x-www-form-urlencoded");
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> Send(HttpClient http, Uri address, string body, string contentType)
    {
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(signature));
        return await http.SendAsync(request);
    }
}
