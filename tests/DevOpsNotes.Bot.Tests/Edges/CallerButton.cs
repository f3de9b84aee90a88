using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Tests.Edges;

/// <summary>A button that keeps who pressed it last, as commands get to know it.</summary>
internal sealed class CallerButton : IButtonHandler
{
    public const string Action = "who";

    public ButtonPress? Pressed { get; private set; }

    public Caller Caller => Pressed!.Caller;

    public IReadOnlyList<string> Actions => [Action];

    public ValueTask<Reply> Press(ButtonPress press, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        Pressed = press;
        return new(new Notice("Noted."));
    }
}
