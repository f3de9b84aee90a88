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

    public override string Usage => Verb;

    public override string Description => "what your team taught, the latest first";

    public override IReadOnlyList<string> Examples => [Verb];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) =>
        arguments.Length == 0 ? (request, _) => ValueTask.FromResult<Reply>(List(request, notes)) : null;

    private static Notice List(CommandRequest request, WorkspaceNotes notes)
    {
        var own = notes.Own.Notes.Where(note => note.Attribution.OfTeam).OrderByDescending(note => note.Attribution.Date).ThenBy(note => note.Title, StringComparer.Ordinal).ToList();
        if (own.Count == 0)
            return new Notice(notes.IsPartial ? "Your team’s own notes cannot be read right now; ask again in a minute." : "Your team has not taught anything yet.", new Paragraph("Teach it something: ", Span.Line("add"), "."));
        var page = request.Skip % ((own.Count + Page - 1) / Page);
        return new Notice($"Your team taught {"lesson".ToQuantity(own.Count)}, the latest first:")
        {
            Choices = [.. own.Skip(page * Page).Take(Page).Select(note => Answers.ToChoice(note, new Trail("", 0, note.Id)))],
            Buttons = own.Count <= Page ? [] : [new Button((page + 1) * Page < own.Count ? "More" : "From the start", AnswerButtons.Another, new Trail(Verb, page, "").ToString())],
        };
    }
}
