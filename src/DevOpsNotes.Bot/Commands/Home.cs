using DevOpsNotes.Bot.Commands.Daily;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Commands.Verbs;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Commands;

/// <summary>What somebody sees who has typed nothing yet.</summary>
internal static class Home
{
    /// <summary>Lines to begin with: a word, a symptom, a command.</summary>
    public static IReadOnlyList<string> Samples { get; } = ["toil", "woken up at 3am", QuoteCommand.Verb];

    public static Notice Welcome(WorkspaceNotes notes, DateOnly today)
    {
        var lesson = notes.Deck.On(today);
        var samples = new Paragraph(["Try ", .. Paragraph.Join(" · ", Samples.Select(Span.Line)).Spans, ". Everything there is to say: ", Span.Line(HelpCommand.Verb), "."]);
        return new Notice(["Type a word, a symptom or a whole question, and get the DevOps lesson that fits.", samples, .. lesson is null ? Array.Empty<Paragraph>() : ["Today’s lesson:"]])
        {
            Choices = lesson is null ? [] : [Answers.ToChoice(lesson, new Trail("", 0, lesson.Id))],
            Buttons =
            [
                Button.Saying("Topics", TopicsCommand.Verb),
                Button.Saying("Daily lesson here", DailyCommand.Verb) with { OpensForm = true },
                Button.Saying("Saved", SavedCommand.Verb),
            ],
        };
    }
}
