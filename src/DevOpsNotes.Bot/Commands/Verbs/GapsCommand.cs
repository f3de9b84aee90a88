using System.Globalization;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Storage.Workspaces;
using Humanizer;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>What people asked and no note answers, so that somebody teaches it.</summary>
internal sealed class GapsCommand(GapStore gaps) : Command
{
    private const string Verb = "gaps";

    /// <summary>Gaps that one reply names, each with a button.</summary>
    private const int Shown = 5;

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
        if (notes.IsPartial)
            return new Notice("Your team’s own notes cannot be read right now; ask again in a minute.");
        var open = (await gaps.Gaps(request.Caller.Workspace, cancellationToken)).Where(gap => notes.Index.Search(gap.Words, limit: 1).Hits.Count == 0).ToList();
        if (open.Count == 0)
            return new Notice($"No gaps: a question is listed here once {Gap.FewestAskers} of you asked it and no note answers.");
        var page = new ListPage(request, open.Count, Shown);
        var shown = open.Skip(page.First).Take(Shown).ToList();
        return new Notice([new Paragraph($"{"question".ToQuantity(open.Count)} of your team that no note answers, the most asked first:"), .. shown.Select(Tell)])
        {
            Buttons = [.. shown.Select(Teach), .. page.Buttons],
        };
    }

    private static Paragraph Tell(Gap gap) => new(Span.Strong(gap.Words), string.Create(CultureInfo.InvariantCulture, $" – asked {"time".ToQuantity(gap.Asked)}, last on {gap.LastAskedAt:d MMMM}"));

    private static Button Teach(Gap gap) => new($"Teach “{gap.Words}”", AddCommand.Teach, gap.Words) { OpensForm = true };
}
