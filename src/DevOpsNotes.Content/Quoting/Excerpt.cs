namespace DevOpsNotes.Content.Quoting;

/// <summary>Tells whether words are out of a text, so that nobody puts words into a colleague's mouth.</summary>
public static class Excerpt
{
    /// <summary>What may stand for words that were left out.</summary>
    private static readonly string[] Omissions = ["[…]", "[...]", "(…)", "(...)", "…", "..."];

    /// <summary>
    /// Whether the words are the text, or whole words of it in their order; where some were left out between them, an ellipsis
    /// says so. White space and the shape of quotation marks make no difference.
    /// </summary>
    public static bool IsOf(string words, string text)
    {
        var whole = Plain(text);
        // An ellipsis that the text has itself leaves nothing out.
        if (Find(whole, Plain(words), 0) >= 0)
            return true;
        var from = 0;
        var pieces = Plain(words).Split(Omissions, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var piece in pieces)
        {
            var at = Find(whole, piece, from);
            if (at < 0)
                return false;
            from = at + piece.Length;
        }

        return pieces.Length > 0;
    }

    /// <summary>Where whole words stand; "safe" is not in "unsafe".</summary>
    private static int Find(string text, string words, int from)
    {
        for (var at = IndexOf(from); at >= 0; at = IndexOf(at + 1))
        {
            if (IsEdge(text, at, words[0]) && IsEdge(text, at + words.Length, words[^1]))
                return at;
        }

        return -1;

        int IndexOf(int start) => words.Length == 0 || start > text.Length ? -1 : text.IndexOf(words, start, StringComparison.Ordinal);

        static bool IsEdge(string text, int at, char inner) =>
            at == 0 || at == text.Length || !char.IsLetterOrDigit(inner) || !(char.IsLetterOrDigit(text[at]) && char.IsLetterOrDigit(text[at - 1]));
    }

    private static string Plain(string text)
    {
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return string.Create(plain.Length, plain, (folded, original) =>
        {
            for (var i = 0; i < folded.Length; i++)
            {
                folded[i] = original[i] switch
                {
                    '‘' or '’' or '‚' => '\'',
                    '“' or '”' or '„' => '"',
                    var other => other,
                };
            }
        });
    }
}
