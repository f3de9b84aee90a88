using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>Somebody's exact words.</summary>
internal sealed class QuoteCommand(NoteDraw draw) : Command
{
    public const string Verb = "quote";

    public override string Name => Verb;

    public override IReadOnlyList<string> Aliases => ["quotes", "a quote", "quote me", "random quote", "give me a quote"];

    public override string Usage => "quote [topic]";

    public override string Description => "somebody’s exact words, on a topic or on any";

    public override IReadOnlyList<string> Examples => ["quote", "quote automation"];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes)
    {
        if (!TopicArgument.TryRead(arguments, out var topic))
            return null;
        return (request, _) => ValueTask.FromResult(draw.Draw(request, notes, NoteKind.Quote, topic) ?? NoQuotes(notes, topic));
    }

    /// <summary>How to come by quotes, and meanwhile words of ours that say so.</summary>
    private Notice NoQuotes(WorkspaceNotes notes, Topic? topic)
    {
        var isOnTopic = topic is not null && notes.Index.Notes.Any(note => note.Kind == NoteKind.Quote);
        var ours = draw.Pick(notes, note => note is { Kind: NoteKind.Lesson, Takeaway: not null } && (topic is null || note.Topics.Contains(topic.Name)));
        return new Notice(
        [
            isOnTopic ? new Paragraph("No quotes on ", Span.Strong(topic!.Name), " yet.") : "No quotes yet.",
            new Paragraph("Save one out of a thread: Save quote is among the actions of a message. Words from outside are saved by ", Span.Line(SaveCommand.Verb), ", and an operator imports talks by import --starter on the command line."),
            .. ours is null ? Array.Empty<Paragraph>() : [new Paragraph("Until then a takeaway, in our words and nobody’s quote: ", Span.Strong(ours.Takeaway!))],
        ])
        {
            Choices = ours is null ? [] : [Answers.ToChoice(ours, new Trail("", 0, ours.Id))],
            Buttons = isOnTopic ? [Button.Saying("Any quote", Verb)] : [],
        };
    }
}
