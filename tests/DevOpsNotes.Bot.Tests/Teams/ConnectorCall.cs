using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What the bot sent to the connector, and when by the clock of the host.</summary>
/// <param name="Method">POST, PUT or DELETE.</param>
/// <param name="Path">As it was sent, with its escapes.</param>
/// <param name="Conversation"><see langword="null"/> where one is begun.</param>
/// <param name="Activity">What is answered or changed.</param>
/// <param name="IsTargeted">Only the recipient is to see it.</param>
/// <param name="Body">The JSON; undefined where there is none.</param>
/// <param name="ContentType">As it was sent.</param>
/// <param name="Authorization">As it was sent.</param>
/// <param name="At">When.</param>
internal sealed record ConnectorCall(string Method, string Path, string? Conversation, string? Activity, bool IsTargeted, JsonElement Body, string? ContentType, string? Authorization, DateTimeOffset At);
