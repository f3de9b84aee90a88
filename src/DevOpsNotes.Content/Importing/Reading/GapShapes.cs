namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Tells the shape of a gap from the characters on its two sides.</summary>
internal static class GapShapes
{
    // What stands before an opening quote whatever follows, and what may also stand after a closing one.
    private const string Opening = "([{“‘«";
    private const string EitherSide = "<>=/\\|\"—–-+~*_`#:@";
    private const string Closing = ".,;:!?)]}<>/\\|\"“”‘’«»–—-*_`~…&";

    public static GapShape Of(ReadOnlySpan<char> text, int start, int length)
    {
        var end = start + length;
        var before = start == 0 ? '\n' : text[start - 1];
        var after = end == text.Length ? '\n' : text[end];

        if (char.IsWhiteSpace(before) && char.IsWhiteSpace(after))
            return before == '\n' ? GapShape.EmDash : GapShape.EnDash;
        if (char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after))
            return length == 1 ? InsideWord(text, start, before, after) : GapShape.Quote;
        if (char.IsLetterOrDigit(after) && EnglishWords.IsSuffix(EnglishWords.WordAt(text, end)) && before is '.' or ')' or ']' or '*' or '_' or '`' or '>')
            return GapShape.Apostrophe;
        if (char.IsWhiteSpace(before) || Opening.Contains(before) || (EitherSide.Contains(before) && char.IsLetterOrDigit(after)))
            return AtBeginning(text, end);
        if (char.IsWhiteSpace(after) || Closing.Contains(after))
            return AtEnd(text, start, end);

        return GapShape.Quote;
    }

    private static GapShape InsideWord(ReadOnlySpan<char> text, int at, char before, char after)
    {
        if (char.IsDigit(before) && char.IsDigit(after))
            return GapShape.EnDash;

        return EnglishWords.IsJoinedByApostrophe(EnglishWords.WordBefore(text, at), EnglishWords.WordAt(text, at + 1))
            ? GapShape.Apostrophe
            : GapShape.EmDash;
    }

    private static GapShape AtBeginning(ReadOnlySpan<char> text, int end)
    {
        var word = EnglishWords.WordAt(text, end);
        if (word is "n" or "N")
            return GapShape.Apostrophe;

        return EnglishWords.LacksItsBeginning(word) || IsDecade(text[end..]) ? GapShape.Elision : GapShape.Open;
    }

    private static bool IsDecade(ReadOnlySpan<char> text) =>
        text.Length > 2 && char.IsAsciiDigit(text[0]) && text[1] == '0' && text[2] == 's';

    private static GapShape AtEnd(ReadOnlySpan<char> text, int start, int end)
    {
        var word = EnglishWords.WordBefore(text, start);
        if (word is "n" or "N" && start > 1 && !char.IsLetterOrDigit(text[start - 2]) && !char.IsWhiteSpace(text[start - 2]))
            return GapShape.Apostrophe;
        if (!char.IsLetterOrDigit(text[start - 1]))
            return GapShape.Close;

        return LooksPossessive(word) && IsFollowedByWordInLowerCase(text, end) ? GapShape.Possessive : GapShape.CloseAfterWord;
    }

    // The developers’ tools; we were goin’ there.
    private static bool LooksPossessive(ReadOnlySpan<char> word) =>
        word.EndsWith("s", StringComparison.OrdinalIgnoreCase) || word.EndsWith("x", StringComparison.Ordinal)
        || word.EndsWith("z", StringComparison.Ordinal) || (word.Length > 3 && word.EndsWith("in", StringComparison.Ordinal));

    private static bool IsFollowedByWordInLowerCase(ReadOnlySpan<char> text, int end) =>
        end + 1 < text.Length && text[end] is ' ' or '\n' && (char.IsLower(text[end + 1]) || char.IsDigit(text[end + 1]));
}
