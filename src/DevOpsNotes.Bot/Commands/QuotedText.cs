namespace DevOpsNotes.Bot.Commands;

/// <summary>Words in quotation marks of any kind, as keyboards and phones make them.</summary>
internal static class QuotedText
{
    private const string Opening = "\"“”„«»‘’'‚`";
    private const string Closing = "\"“”«»‘’'`";

    /// <summary>Whether a text begins with a quotation mark.</summary>
    public static bool Begins(string text) => text.Length > 0 && Opening.Contains(text[0]);

    /// <summary>
    /// Takes apart a text that begins with words in quotation marks; quotations inside them, and apostrophes, belong to the
    /// words. <see langword="false"/> when it does not begin so, or the marks are not closed.
    /// </summary>
    /// <param name="text">Without surrounding white space.</param>
    /// <param name="quoted">The words between the marks.</param>
    /// <param name="rest">What follows, without surrounding white space.</param>
    public static bool TryRead(string text, out string quoted, out string rest)
    {
        var depth = 0;
        for (var i = 0; i < text.Length && (depth > 0 || i == 0); i++)
        {
            if (IsOpening(text, i))
                depth++;
            else if (IsClosing(text, i) && --depth == 0)
            {
                (quoted, rest) = (text[1..i].Trim(), text[(i + 1)..].Trim());
                return true;
            }
        }

        (quoted, rest) = ("", "");
        return false;
    }

    /// <summary>A mark at the beginning of a word.</summary>
    private static bool IsOpening(string text, int at) =>
        Opening.Contains(text[at]) && (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] == '(') && (at == 0 || (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1])));

    /// <summary>A mark at the end of a word; the one in "don't" is inside.</summary>
    private static bool IsClosing(string text, int at) =>
        at > 0 && Closing.Contains(text[at]) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));
}
