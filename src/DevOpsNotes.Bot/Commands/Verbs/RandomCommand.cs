using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>Any lesson; what the team finds useful comes more often.</summary>
internal sealed class RandomCommand(NoteDraw draw) : Command
{
    public override string Name => "random";

    public override IReadOnlyList<string> Aliases => ["random lesson", "give me a lesson", "surprise me"];

    public override string Usage => "random [topic]";

    public override string Description => "a lesson by chance; more often what your team finds useful";

    public override IReadOnlyList<string> Examples => ["random", "random on-call"];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes)
    {
        if (!TopicArgument.TryRead(arguments, out var topic))
            return null;
        return (request, _) => ValueTask.FromResult(draw.Draw(request, notes, NoteKind.Lesson, topic) ?? NoLessons(topic));
    }

    private static Notice NoLessons(Topic? topic) => topic is null
        ? new Notice("There are no lessons yet, and the bundled ones are off.")
        : new Notice(new Paragraph("No lessons on ", Span.Strong(topic.Name), " yet.")) { Buttons = [Button.Saying("Topics", TopicsCommand.Verb)] };
}
