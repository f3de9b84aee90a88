using DevOpsNotes.Bot.Commands.Replies;

namespace DevOpsNotes.Bot.Commands;

/// <summary>A command that has claimed a line, ready to be carried out.</summary>
internal delegate ValueTask<Reply> Invocation(CommandRequest request, CancellationToken cancellationToken);
