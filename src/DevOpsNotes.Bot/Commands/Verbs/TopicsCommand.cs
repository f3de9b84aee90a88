using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>What there are notes about.</summary>
internal sealed class TopicsCommand : Command
{
    public const string Verb = "topics";

    /// <summary>Topics that one reply names.</summary>
    private const int Shown = 24;

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
        if (topics.Count == 0)
            return new Notice("There are no notes yet, so there are no topics.");
        var page = new ListPage(request, topics.Count, Shown);
        var shown = topics.Skip(page.First).Take(Shown);
        return new Notice(
            page.Number == 0 ? $"The topics with the most notes, of {topics.Count}:" : $"Topics {page.First + 1} to {Math.Min(page.First + Shown, topics.Count)} of {topics.Count}, by number of notes:",
            Paragraph.Join(" · ", shown.Select(topic => Span.Line(topic.Name))))
        {
            Buttons = page.Buttons,
        };
    }
}
