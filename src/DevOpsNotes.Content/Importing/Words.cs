namespace DevOpsNotes.Content.Importing;

/// <summary>Words as people count them: runs of characters between white space that hold a letter or a digit.</summary>
internal static class Words
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                inWord = false;
            else if (!inWord && char.IsLetterOrDigit(c))
            {
                inWord = true;
                count++;
            }
        }

        return count;
    }

    /// <summary>At most <paramref name="max"/> characters, cut between words, with an ellipsis where something was cut.</summary>
    public static string Shorten(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var cut = text.LastIndexOf(' ', max - 2);
        var end = cut > max / 2 ? cut : max - 1;
        // Half of a character that takes two is none.
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd(' ', ',', ';', ':', '-', '–', '—', '.') + "…";
    }
}
