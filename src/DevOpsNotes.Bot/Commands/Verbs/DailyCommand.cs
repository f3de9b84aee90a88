using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>The lesson of the day.</summary>
internal sealed class DailyCommand(TimeProvider time) : Command
{
    public const string Verb = "daily";

    public override string Name => Verb;

    public override IReadOnlyList<string> Aliases => ["today", "daily here", "daily lesson", "daily lesson here", "lesson of the day", "today's lesson", "todays lesson"];

    public override string Usage => Verb;

    public override string Description => "today’s lesson";

    public override IReadOnlyList<string> Examples => [Verb];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) =>
        arguments.Length == 0 ? (request, _) => ValueTask.FromResult(OfToday(request, notes)) : null;

    private Reply OfToday(CommandRequest request, WorkspaceNotes notes) => notes.Deck.On(Today.Utc(time)) is { } lesson
        ? Answers.Drawn(request, lesson, notes, hasMore: false, "Today’s lesson. Posting one here every day is not part of this version yet.")
        : new Notice("There are no lessons yet, and the bundled ones are off.");
}
