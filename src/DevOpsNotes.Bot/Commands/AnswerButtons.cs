using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Commands;

/// <summary>The buttons of an answer: they say its line again, and go on from the note that is shown.</summary>
internal sealed class AnswerButtons(CommandRouter router, WorkspaceStore workspaces, WorkspaceBounds bounds) : IButtonHandler
{
    public const string Show = "show";
    public const string Another = "another";
    public const string Share = "share";
    public const string Useful = "useful";
    public const string NotUseful = "not-useful";

    public IReadOnlyList<string> Actions => [Show, Another, Share, Useful, NotUseful];

    public async ValueTask<Reply> Press(ButtonPress press, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        if (!Trail.TryRead(press.Value, out var trail))
            return new Notice("This button belongs to an older version of the bot. Ask again, please.");
        var again = new CommandRequest(press.Caller, trail.Line) { Skip = trail.Skip, Chosen = trail.NoteId };
        return press.Action switch
        {
            Another => InPlace(await router.Say(again with { Skip = trail.Skip + 1, Chosen = null, Seen = trail.NoteId }, notes, cancellationToken)),
            Share => await ShareHere(press.Caller, await router.Say(again, notes, cancellationToken), trail, notes, cancellationToken),
            Useful or NotUseful => await Vote(press, again, trail, notes, cancellationToken),
            // What no line found was opened from a list, which stays.
            _ when trail.Line.Length == 0 => await router.Say(again, notes, cancellationToken),
            _ => InPlace(await router.Say(again, notes, cancellationToken)),
        };
    }

    private static Reply InPlace(Reply reply) => reply with { Delivery = Delivery.Replace };

    /// <summary>What a workspace has of its own stays out of a conversation that strangers read, or may read.</summary>
    private static async ValueTask<Reply> ShareHere(Caller caller, Reply reply, Trail trail, WorkspaceNotes notes, CancellationToken cancellationToken) =>
        reply is Answer { Note: var note } && notes.IsOfWorkspace(note) && await caller.Openness(cancellationToken) is var openness and (Openness.Shared or Openness.Unknown)
            ? new Notice(openness == Openness.Shared
                ? "People of another company read along here: what your team says itself is not shared with them."
                : "I cannot see who reads along here, so what your team says itself is not shared. In a channel that I was added to, I can.")
            : Shared(reply, trail, isUntold: reply is Answer { Note: var shared } && notes.QuoteOf(shared) is { IsUntold: true });

    /// <summary>For everybody who reads along, with the line that found it, so that they learn how to ask.</summary>
    private static Reply Shared(Reply reply, Trail trail, bool isUntold) => reply is Answer answer
        ? answer with
        {
            Delivery = Delivery.Public,
            Asked = trail.Line.Length == 0 ? null : trail.Line,
            Lead = [],
            More = [],
            Buttons = [.. answer.Buttons.Where(button => button.Action is Another or Useful or NotUseful || (QuoteButtons.IsRemove(button) && isUntold))],
        }
        : reply;

    private async ValueTask<Reply> Vote(ButtonPress press, CommandRequest again, Trail trail, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        var isUseful = press.Action == Useful;
        if (notes.Index.Find(trail.NoteId) is not { } note)
            return Answers.Gone();
        if (!isUseful && !Answers.MayBeVotedDown(note))
            return new Notice("A colleague’s words are not voted down here. Talk to your colleague.");
        if (bounds.AgainstVote(notes) is { } full && !await workspaces.HasVoted(press.Caller.Workspace, note.Id, press.Caller.User, cancellationToken))
            return new Notice(full);
        await workspaces.Vote(press.Caller.Workspace, note.Id, press.Caller.User, isUseful, cancellationToken);
        if (press.IsOnShared)
            return new Notice($"Noted: {(isUseful ? "useful" : "not useful")}. Nobody is shown who voted.");
        return await router.Say(again, notes, cancellationToken) is Answer answer
            ? InPlace(answer with { Buttons = [.. answer.Buttons.Select(button => button.Action == press.Action ? button with { Label = "✓ " + button.Label } : button)] })
            : Answers.Gone();
    }
}
