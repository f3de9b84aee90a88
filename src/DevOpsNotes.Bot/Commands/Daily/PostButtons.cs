using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Workspaces;
using Humanizer;
using NodaTime;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>The buttons under a post: each says also that somebody reads it.</summary>
internal sealed class PostButtons(SubscriptionStore subscriptions, LedgerStore ledger, WorkspaceStore workspaces, BookmarkStore bookmarks, DailySenders senders, WorkspaceBounds bounds, TimeProvider time) : IButtonHandler
{
    public const string Useful = "post-useful";
    public const string Less = "post-less";
    public const string Save = "post-save";
    public const string Read = "post-read";
    public const string Why = "post-why";
    public const string TakeBack = "post-take-back";

    /// <summary>Two clicks that are further apart may have a post between them.</summary>
    private static readonly Duration HeardLately = Duration.FromHours(1);

    public IReadOnlyList<string> Actions => [Useful, Less, Save, Read, Why, TakeBack];

    public async ValueTask<Reply> Press(ButtonPress press, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        if (!PostRef.TryRead(press.Value, out var post))
            return DailyWords.Foreign();
        var caller = press.Caller;
        await Hear(caller, cancellationToken);
        if (press.Action == Why)
            return await Explain(caller, post, notes, cancellationToken);
        if (press.Action == TakeBack)
            return await Withdraw(caller, post, cancellationToken);
        if (notes.Index.Find(post.NoteId) is not { } note)
            return Answers.Gone();
        return press.Action switch
        {
            Useful => await Vote(caller, note, isUseful: true, notes, cancellationToken),
            Less => await Vote(caller, note, isUseful: false, notes, cancellationToken),
            Save => await Keep(caller, note, cancellationToken),
            _ => Opened(caller, note, post, notes) ?? (Reply)Answers.Gone(),
        };
    }

    /// <summary>Remembers that somebody clicked: once an hour at most, because posts are further apart.</summary>
    public async Task Hear(Caller caller, CancellationToken cancellationToken)
    {
        var now = time.Now();
        await subscriptions.Change(caller.Workspace, caller.Recipient, current => current.HeardAt is { } heard && now - heard < HeardLately ? null : current with { HeardAt = now }, cancellationToken);
    }

    /// <summary>A note of a digest, which can be saved like one that was posted alone.</summary>
    private static Answer? Opened(Caller caller, Note note, PostRef post, WorkspaceNotes notes) => Answers.To(new CommandRequest(caller, "") { Chosen = note.Id }, [], notes) is Answer answer
        ? answer with { Buttons = [.. answer.Buttons, new Button("Save", Save, post.ToString())] }
        : null;

    private async Task<Reply> Vote(Caller caller, Note note, bool isUseful, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        if (!isUseful && !Answers.MayBeVotedDown(note))
            return new Notice("A colleague’s words are not voted down here. Talk to your colleague.");
        if (bounds.AgainstVote(notes) is { } full && !await workspaces.HasVoted(caller.Workspace, note.Id, caller.User, cancellationToken))
            return new Notice(full);
        await workspaces.Vote(caller.Workspace, note.Id, caller.User, isUseful, cancellationToken);
        return new Notice(isUseful ? "Noted: useful. It comes earlier in the next round. Nobody is shown who voted." : "Noted: less like this. It comes later in the next round. Nobody is shown who voted.");
    }

    private async Task<Reply> Keep(Caller caller, Note note, CancellationToken cancellationToken) => await bookmarks.Keep(caller.Workspace, caller.User, note.Id, cancellationToken)
        ? new Notice(new Paragraph("Kept for you: ", Span.Line("saved mine"), " lists it.")) { Buttons = [BookmarkButtons.Drop(note)] }
        : new Notice(new Paragraph($"You keep {BookmarkStore.Most} already, which is all that fits. ", Span.Line("saved mine"), " lists them."));

    private async Task<Reply> Explain(Caller caller, PostRef post, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        var occurrence = await ledger.Find(Subscription.KeyOf(caller.Workspace, caller.Recipient), post.Date, cancellationToken);
        if (occurrence?.Deck is not { } deck || await subscriptions.Find(caller.Workspace, caller.Recipient, cancellationToken) is not { } subscription)
            return new Notice("Nothing is kept of this post any more.");
        var topics = subscription.Schedule.Topics.Count == 0 ? "" : $" on {DailyWords.Topics(subscription.Schedule)}";
        var count = notes.Deck.About(subscription.Schedule.Topics).Count;
        var number = occurrence.Notes.Count > 1 ? $"these were numbers {Math.Max(1, deck.Drawn - occurrence.Notes.Count + 1)} to {deck.Drawn}" : $"this was number {deck.Drawn}";
        return new Notice(
            $"Nobody chose it. There {(count == 1 ? "is" : "are")} {"lesson".ToQuantity(count)}{topics}, in an order drawn by lot for each round: {number} of round {deck.Epoch}.",
            "None comes again before the round is through. What your team found useful before a round began comes earlier in it, and two of one talk are kept apart.");
    }

    private async Task<Reply> Withdraw(Caller caller, PostRef post, CancellationToken cancellationToken)
    {
        if (await subscriptions.Find(caller.Workspace, caller.Recipient, cancellationToken) is not { } subscription || !(caller.IsAdmin || (subscription.Owner == caller.User && caller.User.Length > 0)))
            return new Notice("Only who set up the lesson here, or an admin, can take a post back.");
        var occurrence = await ledger.Find(subscription.Key, post.Date, cancellationToken);
        if (occurrence is not { Message: { } message } || senders.For(caller.Workspace) is not { } sender)
            return new Notice("That post cannot be taken back: the platform did not say where it is.");
        if (!await sender.Delete(subscription, message))
            return new Notice("The platform did not take it back. Try again in a minute.");
        await ledger.Settle(occurrence, occurrence with { Outcome = PostOutcome.TakenBack }, cancellationToken);
        return new Notice("It is taken back.");
    }
}
