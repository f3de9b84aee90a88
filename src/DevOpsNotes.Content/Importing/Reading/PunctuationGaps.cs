namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Finds the gaps of a text, their shapes, and how the quotes of each paragraph lie.</summary>
internal static class PunctuationGaps
{
    // Lines of hard-wrapped text are about this long; a longer or shorter one that ends is a paragraph.
    private const int ShortestWrappedLine = 40;
    private const int LongestWrappedLine = 100;

    public static List<PunctuationGap> Find(ReadOnlySpan<char> text, IReadOnlyList<int> undecided)
    {
        var gaps = new List<PunctuationGap>(undecided.Count);
        var (paragraph, scanned, lineStart) = (0, 0, 0);

        for (var i = 0; i < undecided.Count;)
        {
            var start = undecided[i];
            var length = 1;
            while (i + length < undecided.Count && undecided[i + length] == start + length)
                length++;

            for (; scanned < start; scanned++)
            {
                if (text[scanned] != '\n')
                    continue;
                if (EndsParagraph(text, lineStart, scanned))
                    paragraph++;
                lineStart = scanned + 1;
            }

            gaps.Add(new PunctuationGap(start, length, GapShapes.Of(text, start, length), paragraph));
            i += length;
        }

        LookAhead(gaps);
        return gaps;
    }

    private static bool EndsParagraph(ReadOnlySpan<char> text, int lineStart, int lineEnd)
    {
        var next = text[(lineEnd + 1)..].TrimStart(" \t");
        return next.IsEmpty || next[0] == '\n' || lineEnd - lineStart is < ShortestWrappedLine or > LongestWrappedLine;
    }

    private static void LookAhead(List<PunctuationGap> gaps)
    {
        var (paragraph, opens, closes, closesBeforeOpen) = (-1, 0, 0, 0);
        for (var i = gaps.Count - 1; i >= 0; i--)
        {
            var gap = gaps[i];
            if (gap.Paragraph != paragraph)
                (paragraph, opens, closes, closesBeforeOpen) = (gap.Paragraph, 0, 0, 0);

            gaps[i] = gap with { OpensAhead = opens, ClosesAhead = closes, ClosesBeforeNextOpen = closesBeforeOpen };

            switch (gap.Shape)
            {
                case GapShape.Open:
                    opens += gap.Length;
                    closesBeforeOpen = 0;
                    break;
                case GapShape.Close or GapShape.CloseAfterWord:
                    closes += gap.Length;
                    closesBeforeOpen += gap.Length;
                    break;
                case GapShape.Possessive:
                    closes += gap.Length;
                    break;
            }
        }
    }
}
