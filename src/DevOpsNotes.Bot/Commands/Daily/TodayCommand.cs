using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>The lesson of this day for whoever asks, the same for everybody.</summary>
internal sealed class TodayCommand(TimeProvider time) : Command
{
    private const string Verb = "today";

    public override string Name => Verb;

    public override IReadOnlyList<string> Aliases => ["lesson of the day", "today's lesson", "todays lesson"];

    public override string Usage => Verb;

    public override string Description => "today’s lesson, now";

    public override IReadOnlyList<string> Examples => [Verb];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) =>
        arguments.Length == 0 ? (request, _) => ValueTask.FromResult(OfToday(request, notes)) : null;

    private Reply OfToday(CommandRequest request, WorkspaceNotes notes) => notes.Deck.On(Today.Utc(time)) is { } lesson
        ? Answers.Drawn(request, lesson, notes, hasMore: false, new Paragraph("Today’s lesson. To have one on the days you choose, say ", Span.Line(DailyCommand.Verb), "."))
        : new Notice("There are no lessons yet, and the bundled ones are off.");
}
