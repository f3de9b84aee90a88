using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Storage.Workspaces;
using Humanizer;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>Tells a person what is kept of them in this workspace, and erases it at the press of a button.</summary>
internal sealed class ForgetCommand(PersonEraser eraser, NoteSnapshots snapshots) : Command, IButtonHandler
{
    private const string Verb = "forget";
    private const string Me = "me";
    private const string WithWords = "forget-with-words";
    private const string WithoutWords = "forget-without-words";

    private static readonly Paragraph Wish = "Your wish never to be quoted stays, under a hash in place of your id; without it, your words could be saved again.";

    public override string Name => Verb;

    public override string Usage => "forget me";

    public override string Description => "what is kept of you here, and erasing it";

    public override IReadOnlyList<string> Examples => ["forget me"];

    public IReadOnlyList<string> Actions => [WithWords, WithoutWords];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) => arguments.TrimEnd('.', '!', '?').Equals(Me, StringComparison.OrdinalIgnoreCase)
        ? async (request, cancellationToken) => await Tell(request.Caller, cancellationToken)
        : null;

    public async ValueTask<Reply> Press(ButtonPress press, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        var caller = press.Caller;
        // Where others read along, they must not be forgotten by a press on somebody else's answer.
        if (press.Value != caller.User)
            return new Notice(new Paragraph("This button is for who asked. To see what is kept of you, say ", Span.Line(Usage), "."));
        var erased = await eraser.Erase(caller.Workspace, caller.User, keepsWords: press.Action == WithoutWords, cancellationToken);
        snapshots.Change(caller.Workspace, content => content.WithoutPerson(caller.User, erased));
        return Forgotten(erased) with { Delivery = Delivery.Replace };
    }

    private async Task<Notice> Tell(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.IsOverheard)
            return new Notice(new Paragraph("Others read along here. Say ", Span.Line(Usage), " where only you are answered."));
        var traces = await eraser.TracesOf(caller.Workspace, caller.User, cancellationToken);
        Paragraph[] wish = traces.NeverQuotes ? [Wish] : [];
        var choice = QuoteButtons.OfWish(traces.NeverQuotes, caller);
        if (traces.IsNothing)
            return new Notice(["Nothing that you saved, taught or voted is kept in this workspace, nor words of yours.", .. wish]) { Buttons = [choice] };
        return new Notice(
        [
            $"Kept of you in this workspace: {string.Join(", ", KeptOf(traces))}.",
            "Forgetting you erases what you saved, your bookmarks and your votes, and ends the lesson of the day in your own chat. What you taught, and what you set up where others read along, stays your team’s, without your id. What others saved of your words is removed, or stays without your name, as you choose; nobody knows then whose words they are, and you cannot remove them later.",
            .. wish,
        ])
        {
            Buttons = [.. ButtonsFor(caller), choice],
        };
    }

    private static IEnumerable<string> KeptOf(PersonalTraces traces)
    {
        if (traces.Saved > 0)
            yield return $"{"quote".ToQuantity(traces.Saved)} you saved";
        if (traces.Votes > 0)
            yield return "vote".ToQuantity(traces.Votes);
        if (traces.Taught > 0)
            yield return $"{"lesson".ToQuantity(traces.Taught)} you taught";
        if (traces.Subscriptions > 0)
            yield return $"{"lesson".ToQuantity(traces.Subscriptions)} of the day you set up";
        if (traces.Bookmarks > 0)
            yield return "bookmark".ToQuantity(traces.Bookmarks);
        if (traces.Quoted > 0)
            yield return $"{"quote".ToQuantity(traces.Quoted)} of your words";
        if (traces.Changes > 0)
            yield return $"your id in the record of {"change".ToQuantity(traces.Changes)}";
    }

    private static Button[] ButtonsFor(Caller caller) =>
    [
        new("Forget me, remove my words", WithWords, caller.User),
        new("Forget me, keep my words without my name", WithoutWords, caller.User),
    ];

    private static Notice Forgotten(ErasedQuotes erased) => new(
    [
        "You are forgotten here: what you saved, your bookmarks and how you voted are erased, no lesson of the day comes to your own chat any more, and your id is gone from what stays.",
        .. erased.Gone.Count > 0 ? [$"{"quote".ToQuantity(erased.Gone.Count)} removed."] : Array.Empty<Paragraph>(),
        .. erased.Unnamed.Count > 0 ? [$"{"quote".ToQuantity(erased.Unnamed.Count)} without your name now."] : Array.Empty<Paragraph>(),
        "What lets the bot write to you where you chat with it stays, and for 90 days at most hashes of what you asked in vain. If you wished never to be quoted, that stays, too, under a hash in place of your id. What you save, set up, teach and vote from now on is kept anew.",
    ]);
}
