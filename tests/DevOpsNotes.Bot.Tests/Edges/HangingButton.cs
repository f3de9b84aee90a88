using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Tests.Edges;

/// <summary>A button that does nothing until it is let go, or given up.</summary>
internal sealed class HangingButton : IButtonHandler
{
    public const string Action = "hang";

    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pressed;

    /// <summary>How often it was pressed.</summary>
    public int Pressed => Volatile.Read(ref _pressed);

    public IReadOnlyList<string> Actions => [Action];

    public void Release() => _released.TrySetResult();

    public async ValueTask<Reply> Press(ButtonPress press, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _pressed);
        await _released.Task.WaitAsync(cancellationToken);
        return new Notice("Done.");
    }
}
