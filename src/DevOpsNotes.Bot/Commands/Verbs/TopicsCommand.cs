using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>What there are notes about.</summary>
internal sealed class TopicsCommand : Command
{
    public const string Verb = "topics";

    /// <summary>Topics that one reply names.</summary>
    private const int Page = 24;

    public override string Name => Verb;

    public override IReadOnlyList<string> Aliases => ["list topics", "all topics", "show topics"];

    public override string Usage => Verb;

    public override string Description => "what there are notes about";

    public override IReadOnlyList<string> Examples => [Verb];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) =>
        arguments.Length == 0 ? (request, _) => ValueTask.FromResult<Reply>(List(request, notes)) : null;

    private static Notice List(CommandRequest request, WorkspaceNotes notes)
    {
        var topics = notes.TopicCounts;
        var pages = (topics.Count + Page - 1) / Page;
        if (pages == 0)
            return new Notice("There are no notes yet, so there are no topics.");
        var page = request.Skip % pages;
        var shown = topics.Skip(page * Page).Take(Page);
        return new Notice(
            page == 0 ? $"The topics with the most notes, of {topics.Count}:" : $"Topics {(page * Page) + 1} to {Math.Min((page + 1) * Page, topics.Count)} of {topics.Count}, by number of notes:",
            Paragraph.Join(" · ", shown.Select(topic => Span.Line(topic.Name))))
        {
            Buttons = pages == 1 ? [] : [new Button(page + 1 < pages ? "More topics" : "From the start", AnswerButtons.Another, new Trail(Verb, page, "").ToString())],
        };
    }
}
