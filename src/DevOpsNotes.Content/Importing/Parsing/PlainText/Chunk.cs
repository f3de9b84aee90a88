namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>Lines between blank ones; in a text without blank lines, each line by itself.</summary>
internal static class Chunk
{
    public static List<List<TextLine>> Split(List<TextLine> lines)
    {
        var chunks = new List<List<TextLine>>();
        var everyLine = HasNoBlankLines(lines);
        var open = false;
        foreach (var line in lines)
        {
            if (line.Kind == LineKind.Blank)
            {
                open = false;
                continue;
            }

            // A label, a date or a poll line is never the continuation of a paragraph.
            var standsAlone = everyLine || line.Kind is LineKind.Label or LineKind.Date or LineKind.Poll or LineKind.Ruler;
            if (!open || (standsAlone && !(everyLine && line.Kind == LineKind.Bullet && chunks[^1][^1].Kind == LineKind.Bullet)))
                chunks.Add([]);
            chunks[^1].Add(line);
            open = line.Kind is not (LineKind.Date or LineKind.Poll or LineKind.Ruler) && !(line.Kind == LineKind.Label && line.Text.Length == 0);
        }

        return [.. chunks.SelectMany(Paragraphs)];
    }

    /// <summary>Long lines, most of which end a sentence, were never wrapped: each is a paragraph.</summary>
    private static IEnumerable<List<TextLine>> Paragraphs(List<TextLine> chunk)
    {
        var texts = chunk.Where(line => line.Kind is LineKind.Text or LineKind.Label).ToList();
        var areParagraphs = texts.Count == chunk.Count && texts.Count >= 2
            && texts.Max(line => line.Text.Length) > 110
            && texts.Count(line => Composing.Sentences.IsComplete(line.Text)) * 5 >= texts.Count * 3;
        return areParagraphs ? chunk.Select(line => new List<TextLine> { line }) : [chunk];
    }

    private static bool HasNoBlankLines(List<TextLine> lines)
    {
        var blank = lines.Count(line => line.Kind == LineKind.Blank);
        var filled = lines.Count - blank;
        // Hard-wrapped text without blank lines cannot be told apart this way; it stays one chunk.
        return filled >= 6 && blank * 20 <= filled && lines.Where(line => line.Kind == LineKind.Text).Select(line => line.Text.Length).DefaultIfEmpty(0).Max() > 110;
    }
}
