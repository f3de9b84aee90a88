using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>What the bot sent to Slack, and when by the clock of the host.</summary>
internal sealed record SlackCall(string Method, JsonElement Body, DateTimeOffset At);
