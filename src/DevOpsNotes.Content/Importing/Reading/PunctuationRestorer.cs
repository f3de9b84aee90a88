namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>
/// Decides which of ’ ‘ “ ” – — stood at each undecided place of a text: first by the characters beside it, then so
/// that the quotes of a paragraph come in pairs.
/// </summary>
internal sealed class PunctuationRestorer
{
    private readonly char[] _text;
    private readonly List<PunctuationGap> _gaps;

    // 0 outside quotes, 1 in double ones, 2 in single ones inside them.
    private int _depth;

    private PunctuationRestorer(char[] text, List<PunctuationGap> gaps) => (_text, _gaps) = (text, gaps);

    /// <summary>Fills all places.</summary>
    /// <param name="text">Holds any character at the undecided places; it is changed.</param>
    /// <param name="undecided">The places, ascending.</param>
    public static string Restore(char[] text, IReadOnlyList<int> undecided)
    {
        var restorer = new PunctuationRestorer(text, PunctuationGaps.Find(text, undecided));
        for (var i = 0; i < restorer._gaps.Count; i++)
            restorer.Fill(i);

        return new string(text);
    }

    private void Fill(int index)
    {
        var gap = _gaps[index];
        if (index == 0 || _gaps[index - 1].Paragraph != gap.Paragraph)
            _depth = 0;

        var marks = gap.Length switch
        {
            1 => One(gap).ToString(),
            2 => Two(gap),
            3 => "—" + Two(gap),
            _ => new string('—', gap.Length),
        };
        marks.CopyTo(_text.AsSpan(gap.Start, gap.Length));
    }

    private char One(PunctuationGap gap) => gap.Shape switch
    {
        GapShape.Apostrophe => '’',
        GapShape.EnDash => '–',
        GapShape.EmDash => '—',
        GapShape.Elision => gap.ClosesBeforeNextOpen > _depth ? Open(gap) : '’',
        GapShape.Open => Open(gap),
        GapShape.Possessive => _depth > 0 && gap.ClosesBeforeNextOpen < _depth ? Close() : '’',
        GapShape.CloseAfterWord => _depth > 0 ? Close() : '’',
        GapShape.Close => Close(),
        _ => _depth > 0 ? Close() : Open(gap),
    };

    private string Two(PunctuationGap gap)
    {
        switch (gap.Shape)
        {
            case GapShape.Open or GapShape.Elision:
                _depth = 2;
                return "“‘";
            case GapShape.EnDash:
                return "——";
            case GapShape.Close or GapShape.CloseAfterWord or GapShape.Possessive:
                var nested = _depth == 2 || gap.Shape == GapShape.Possessive || _depth == 0;
                _depth = 0;
                return nested ? "’”" : "—”";
            default:
                (var wasQuoted, _depth) = (_depth > 0, _depth > 0 ? 0 : 1);
                return wasQuoted ? "”—" : "—“";
        }
    }

    private char Open(PunctuationGap gap)
    {
        // Unless both quotes find an end, the earlier one was never closed.
        var nested = _depth == 1 && gap.ClosesAhead - gap.OpensAhead >= 2;
        _depth = nested ? 2 : 1;
        return nested ? '‘' : '“';
    }

    private char Close()
    {
        var mark = _depth == 2 ? '’' : '”';
        _depth = Math.Max(_depth - 1, 0);
        return mark;
    }
}
