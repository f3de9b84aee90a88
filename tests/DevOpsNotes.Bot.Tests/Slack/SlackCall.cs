using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>What the bot sent to Slack.</summary>
internal sealed record SlackCall(string Method, JsonElement Body);
