using System.Globalization;

namespace DevOpsNotes.Content.Quoting;

/// <summary>Tells whether words are out of a text, so that nobody puts words into a colleague's mouth.</summary>
public static class Excerpt
{
    /// <summary>What may stand for words that were left out.</summary>
    private static readonly string[] Omissions = ["[…]", "[...]", "(…)", "(...)", "…", "..."];

    private const string Joining = "'-_\u2010\u2011";
    private const string Pointing = ".,:";
    private const string Sentence = ".!?";
    private const string Opening = ":,;";

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

    /// <summary>The words, with an ellipsis where they begin or end inside a sentence of the text: what stood there may have said "never".</summary>
    /// <param name="words">Words of the text, as <see cref="IsOf"/> says.</param>
    /// <param name="text">The text.</param>
    public static string Marked(string words, string text)
    {
        var (whole, lines) = (Plain(text), Plain(text, keepsLines: true));
        var pieces = Find(whole, Plain(words), 0) >= 0 ? [Plain(words)] : Plain(words).Split(Omissions, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (start, end) = (-1, 0);
        foreach (var piece in pieces)
        {
            var at = Find(whole, piece, end);
            (start, end) = (start < 0 ? at : start, at + piece.Length);
        }

        // A line may be part of what was begun before it: "We never do these:".
        var beginsLine = start > 0 && lines[start - 1] == '\n' && !Opening.Contains(whole[..start].TrimEnd()[^1]);
        var isCutBefore = start > 0 && !beginsLine && !EndsSentence(whole[..start]) && !Array.Exists(Omissions, words.StartsWith);
        var isCutAfter = end < whole.Length && lines[end] != '\n' && !Sentence.Contains(whole[end]) && !EndsSentence(whole[..end]) && !Array.Exists(Omissions, words.EndsWith);
        return $"{(isCutBefore ? "… " : "")}{words}{(isCutAfter ? " …" : "")}";
    }

    /// <summary>Whether a text ends where a sentence does, perhaps inside quotation marks or brackets.</summary>
    private static bool EndsSentence(string text) => text.TrimEnd(' ', '"', '\'', ')', ']', '»') is { Length: > 0 } said && Sentence.Contains(said[^1]);

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

    /// <summary>With one character between words: a space, or where there was a line break and these are kept, that.</summary>
    private static string Plain(string text, bool keepsLines = false)
    {
        var plain = keepsLines
            ? string.Join('\n', text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(line => Plain(line)).Where(line => line.Length > 0))
            : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
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
