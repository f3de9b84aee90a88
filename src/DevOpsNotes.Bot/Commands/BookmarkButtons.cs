using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Commands;

/// <summary>What one person keeps of all notes: opened from a list, and kept no longer.</summary>
internal sealed class BookmarkButtons(BookmarkStore bookmarks) : IButtonHandler
{
    private const string Open = "bookmark-open";
    private const string Remove = "bookmark-drop";

    public IReadOnlyList<string> Actions => [Open, Remove];

    /// <summary>A note in one line, to be opened.</summary>
    public static Choice ToChoice(Note note) => new(note, new Button("Read", Open, note.Id));

    /// <summary>Has a note kept no longer.</summary>
    public static Button Drop(Note note) => new("Do not keep it", Remove, note.Id);

    public async ValueTask<Reply> Press(ButtonPress press, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        if (press.Action == Remove)
        {
            await bookmarks.Drop(press.Caller.Workspace, press.Caller.User, press.Value, cancellationToken);
            return new Notice("It is not kept for you any more.");
        }

        return Answers.To(new CommandRequest(press.Caller, "") { Chosen = press.Value }, [], notes) is Answer answer
            ? answer with { Buttons = [.. answer.Buttons, Drop(answer.Note)] }
            : Answers.Gone();
    }
}
