namespace DevOpsNotes.Bot.Edges;

/// <summary>Text within a platform's limits.</summary>
internal static class ShortText
{
    private const char Ellipsis = '…';

    /// <summary>At most so many UTF-16 characters, never half of one that takes two.</summary>
    public static string Cut(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var end = max - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end).TrimEnd(), [Ellipsis]);
    }
}
