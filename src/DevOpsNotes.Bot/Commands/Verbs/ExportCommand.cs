using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using Humanizer;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>Gives a conversation what it may see of what its team keeps, for programs to read.</summary>
internal sealed class ExportCommand : Command
{
    private const string Verb = "export";

    public override string Name => Verb;

    public override string Usage => Verb;

    public override string Description => "what your team saved and taught, as lines of JSON";

    public override IReadOnlyList<string> Examples => [Verb];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) =>
        arguments.Length == 0 ? (request, _) => ValueTask.FromResult<Reply>(Export(request, notes)) : null;

    private static Notice Export(CommandRequest request, WorkspaceNotes notes)
    {
        if (notes.IsPartial)
            return new Notice("Your team’s own notes cannot be read right now; ask again in a minute.");
        var pages = Pages(KeptNote.In(notes).Select(kept => NoteJson.Serialize(Visibility.Stated(kept.Note))));
        if (pages.Count == 0)
            return new Notice("Your team keeps nothing yet that may be seen here, so there is nothing to export.");
        var page = new ListPage(request, pages.Count, size: 1);
        var (first, count) = (pages.Take(page.Number).Sum(before => before.Count) + 1, pages.Sum(lines => lines.Count));
        return new Notice($"What your team keeps and may be seen here, the latest first, one JSON object a line{(pages.Count == 1 ? $": {"note".ToQuantity(count)}." : $": {first} to {first + pages[page.Number].Count - 1} of {count}.")}")
        {
            Lines = pages[page.Number],
            Buttons = page.Buttons,
        };
    }

    /// <summary>As many lines a page as it takes, and at least one.</summary>
    private static List<List<string>> Pages(IEnumerable<string> lines)
    {
        var (pages, left) = (new List<List<string>>(), 0);
        foreach (var line in lines)
        {
            if (line.Length > left)
            {
                pages.Add([]);
                left = Notice.LongestLines;
            }

            pages[^1].Add(line);
            left -= line.Length;
        }

        return pages;
    }
}
