using System.Globalization;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Workspaces;
using Humanizer;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>What people asked and no note answers, so that somebody teaches it.</summary>
internal sealed class GapsCommand(GapStore gaps) : Command
{
    private const string Verb = "gaps";

    /// <summary>Gaps that one reply names, each with a button.</summary>
    private const int Page = 5;

    public override string Name => Verb;

    public override string Usage => Verb;

    public override string Description => "what several of you asked and no note answers, to be taught";

    public override IReadOnlyList<string> Examples => [Verb];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) =>
        arguments.Length == 0 ? async (request, cancellationToken) => await List(request, notes, cancellationToken) : null;

    private async ValueTask<Notice> List(CommandRequest request, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        if (request.Caller.IsAmongStrangers)
            return new Notice("People of another company read along here: what your team asks is not shown to them.");
        // Without the team's own notes, what these answer would be a gap.
        if (notes.IsPartial || await Read(request.Caller, cancellationToken) is not { } asked)
            return new Notice("What your team asked cannot be read right now; ask again in a minute.");
        var open = asked.Where(gap => notes.Index.Search(gap.Words, limit: 1).Hits.Count == 0).ToList();
        if (open.Count == 0)
            return new Notice($"No gaps: a question stands here once {Gap.FewestAskers} of you asked it and no note answers.");
        var page = request.Skip % ((open.Count + Page - 1) / Page);
        var shown = open.Skip(page * Page).Take(Page).ToList();
        return new Notice([new Paragraph($"{"question".ToQuantity(open.Count)} of your team that no note answers, the most asked first:"), .. shown.Select(Tell)])
        {
            Buttons = [.. shown.Select(Teach), .. open.Count <= Page ? Array.Empty<Button>() : [More(request, page, isLast: (page + 1) * Page >= open.Count)]],
        };
    }

    private async Task<IReadOnlyList<Gap>?> Read(Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await gaps.Gaps(caller.Workspace, cancellationToken);
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private static Paragraph Tell(Gap gap) => new(Span.Strong(gap.Words), string.Create(CultureInfo.InvariantCulture, $" – asked {"time".ToQuantity(gap.Asked)}, last on {gap.LastAskedAt:d MMMM}"));

    private static Button Teach(Gap gap) => new($"Teach “{gap.Words}”", AddCommand.Teach, gap.Words) { OpensForm = true };

    private static Button More(CommandRequest request, int page, bool isLast) => new(isLast ? "From the start" : "More", AnswerButtons.Another, new Trail(request.Text, page, "").ToString());
}
