using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>A message that is ready to be posted.</summary>
/// <param name="Workspace">Where.</param>
/// <param name="Channel">Where in it.</param>
/// <param name="Message">The arguments of chat.postMessage.</param>
/// <param name="Plain">The same in plain words, for when Slack does not take the blocks; <see langword="null"/> where there are none.</param>
internal sealed record SlackPost(Scope Workspace, string Channel, ReadOnlyMemory<byte> Message, ReadOnlyMemory<byte>? Plain);
