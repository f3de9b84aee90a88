using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using Humanizer;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>What a team keeps for itself.</summary>
internal sealed class SavedCommand : Command
{
    public const string Verb = "saved";

    /// <summary>Notes that one reply names.</summary>
    private const int Page = 5;

    public override string Name => Verb;

    /// <summary>Who wants to save something is told how far that goes.</summary>
    public override IReadOnlyList<string> Aliases => ["save", "save this", "save that", "save quote"];

    public override string Usage => Verb;

    public override string Description => "what your team taught, the latest first";

    public override IReadOnlyList<string> Examples => [Verb];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes)
    {
        if (arguments.Length == 0)
            return (request, _) => ValueTask.FromResult<Reply>(List(request, notes));
        return QuotedText.Begins(arguments) ? (_, _) => ValueTask.FromResult<Reply>(new Notice(NotYet, arguments)) : null;
    }

    private static Paragraph NotYet => new("Saving somebody’s words is not part of this version yet. A lesson in your team’s own words can be taught: ", Span.Line("add"), ".");

    private static Notice List(CommandRequest request, WorkspaceNotes notes)
    {
        if (notes.IsPartial)
            return new Notice("Your team’s own notes cannot be read right now; ask again in a minute.");
        var lessons = notes.Own.Lessons;
        if (lessons.Count == 0)
            return new Notice("Your team has not taught anything yet.", NotYet);
        var page = request.Skip % ((lessons.Count + Page - 1) / Page);
        return new Notice($"Your team taught {"lesson".ToQuantity(lessons.Count)}, the latest first:")
        {
            Choices = [.. lessons.Skip(page * Page).Take(Page).Select(lesson => Answers.ToChoice(lesson.Note, new Trail("", 0, lesson.Note.Id)))],
            Buttons = lessons.Count <= Page ? [] : [new Button((page + 1) * Page < lessons.Count ? "More" : "From the start", AnswerButtons.Another, new Trail(Verb, page, "").ToString())],
        };
    }
}
