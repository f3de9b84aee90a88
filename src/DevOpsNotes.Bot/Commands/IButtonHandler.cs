using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Commands;

/// <summary>Answers presses of some buttons.</summary>
internal interface IButtonHandler
{
    /// <summary>The actions of its buttons; no other handler has them.</summary>
    IReadOnlyList<string> Actions { get; }

    /// <summary>Answers a press.</summary>
    ValueTask<Reply> Press(ButtonPress press, WorkspaceNotes notes, CancellationToken cancellationToken);
}
