using System.Globalization;

namespace DevOpsNotes.Content.Quoting;

/// <summary>Tells whether words are out of a text, so that nobody puts words into a colleague's mouth.</summary>
public static class Excerpt
{
    /// <summary>What may stand for words that were left out.</summary>
    private static readonly string[] Omissions = ["[…]", "[...]", "(…)", "(...)", "…", "..."];

    private const string Joining = "'-_\u2010\u2011";
    private const string Pointing = ".,:";

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

    /// <summary>Where whole words stand; "safe" is neither in "unsafe" nor in "fail-safe", "can" is not in "can't".</summary>
    private static int Find(string text, string words, int from)
    {
        if (words.Length == 0)
            return -1;
        for (var at = IndexOf(from); at >= 0; at = IndexOf(at + 1))
        {
            if (!IsInsideWord(text, at) && !IsInsideWord(text, at + words.Length))
                return at;
        }

        return -1;

        int IndexOf(int start) => start > text.Length ? -1 : text.IndexOf(words, start, StringComparison.Ordinal);
    }

    /// <summary>Whether a cut before this character takes a word, or a number, apart.</summary>
    private static bool IsInsideWord(string text, int at)
    {
        return IsOfWord(at - 1) && IsOfWord(at);

        // What joins two parts of a word belongs to it.
        bool IsOfWord(int i) => i >= 0 && i < text.Length
            && (IsLetter(i) || (Joining.Contains(text[i]) && IsLetter(i - 1) && IsLetter(i + 1)) || (Pointing.Contains(text[i]) && IsDigit(i - 1) && IsDigit(i + 1)));

        bool IsDigit(int i) => i >= 0 && i < text.Length && char.IsDigit(text[i]);

        bool IsLetter(int i) => i >= 0 && i < text.Length && CharUnicodeInfo.GetUnicodeCategory(text, char.IsLowSurrogate(text[i]) && i > 0 ? i - 1 : i) is
            <= UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
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
