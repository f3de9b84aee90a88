using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>Makes paragraphs and lists of the lines of one chunk, joining what an editor wrapped.</summary>
internal static partial class ChunkText
{
    public static IEnumerable<Block> Blocks(List<TextLine> chunk)
    {
        var paragraph = new List<string>();
        var items = new List<TextLine>();
        var item = new List<string>();
        var isOnlyBullet = chunk.Count(line => line.Kind == LineKind.Bullet) == 1;
        TextLine? before = null;
        foreach (var line in chunk.Where(line => line.Kind != LineKind.Ruler))
        {
            var previous = before;
            before = line;
            if (line.Kind == LineKind.Bullet && !IsWrappedDash(line, previous, isOnlyBullet))
            {
                if (paragraph.Count > 0)
                    yield return Paragraph(paragraph);
                EndItem(items, item);
                items.Add(line);
                item.Add(line.Text);
            }
            else if (items.Count > 0)
            {
                // Text under a bullet goes on with it.
                item.Add(line.Text);
            }
            else
            {
                if (paragraph.Count > 0 && IsNewParagraph(paragraph[^1], line.Text))
                    yield return Paragraph(paragraph);
                paragraph.Add(line.Kind == LineKind.Bullet ? $"{line.Mark} {line.Text}" : line.Text);
            }
        }

        if (paragraph.Count > 0)
            yield return Paragraph(paragraph);
        EndItem(items, item);
        if (items.Count > 0)
            yield return new ListBlock(Items(items, 0, items.Count), Ordered: items[0].IsNumbered);
    }

    private static Paragraph Paragraph(List<string> lines)
    {
        var text = string.Join(' ', lines);
        lines.Clear();
        return new Paragraph(text);
    }

    private static void EndItem(List<TextLine> items, List<string> lines)
    {
        if (lines.Count > 1)
            items[^1] = items[^1] with { Text = string.Join(' ', lines) };
        lines.Clear();
    }

    /// <summary>One dash in the midst of wrapped text is a dash, not a list of one item.</summary>
    private static bool IsWrappedDash(TextLine line, TextLine? previous, bool isOnly) =>
        isOnly && line.Mark is ('-' or '–' or '+' or '*') && previous is { Kind: LineKind.Text } && !ParagraphEnd().IsMatch(previous.Text);

    /// <summary>Two whole sentences on long lines were not wrapped by an editor.</summary>
    private static bool IsNewParagraph(string previous, string next) =>
        previous.Length > 120 && next.Length > 40 && ParagraphEnd().IsMatch(previous) && char.IsUpper(next[0]);

    /// <summary>Items that are indented more than the first of their run lie inside the one before.</summary>
    private static List<ListItem> Items(List<TextLine> lines, int start, int end)
    {
        var items = new List<ListItem>();
        for (var i = start; i < end;)
        {
            var inner = i + 1;
            while (inner < end && IsInside(lines[inner], lines[i]))
                inner++;
            IReadOnlyList<ListBlock> children = inner > i + 1 ? [new ListBlock(Items(lines, i + 1, inner), Ordered: lines[i + 1].IsNumbered)] : [];
            items.Add(new ListItem(lines[i].Text, children));
            i = inner;
        }

        return items;
    }

    private static bool IsInside(TextLine line, TextLine outer) =>
        line.Indent >= outer.Indent + 2 || (line.Mark is '◦' or '○' or '‣' && outer.Mark is '•' or '●' or '*') || (line.Indent > outer.Indent && line.Mark != outer.Mark);

    [GeneratedRegex(@"[.!?:…][”""’')\]]*$")]
    private static partial Regex ParagraphEnd();
}
