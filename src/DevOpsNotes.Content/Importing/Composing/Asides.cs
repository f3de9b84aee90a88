using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>A paragraph "Jo: I am not so sure ..." in notes that Jo took of somebody else's talk is Jo's own remark, and a section of its own.</summary>
internal static class Asides
{
    public static IEnumerable<Section> Split(Section section, string? author)
    {
        var label = author?.Split(' ')[0];
        if (label is null || !section.Blocks.Any(block => IsAside(block, label)))
            return [section];
        var rest = section.Blocks.Where(block => !IsAside(block, label)).ToList();
        var asides = section.Blocks.Where(block => IsAside(block, label)).Select(block => section with
        {
            Path = [.. section.Path, label],
            Title = $"{section.Title}: a remark by {author}",
            Speakers = [author!],
            StandsAlone = true,
            Blocks = [block],
        });
        return rest.Count == 0 ? asides : asides.Prepend(section with { Blocks = rest });
    }

    private static bool IsAside(Block block, string label) =>
        block is Paragraph paragraph && paragraph.Text.StartsWith(label + ": ", StringComparison.Ordinal);
}
