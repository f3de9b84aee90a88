using System.Text;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Finds damaged sequences, on the assumption that UTF-8 was read in a given encoding.</summary>
internal static class DamageScanner
{
    /// <summary>The position of the next character outside ASCII, or the length of the text.</summary>
    public static int NextCandidate(ReadOnlySpan<char> text, int from)
    {
        var offset = text[from..].IndexOfAnyExceptInRange('\0', '\u007F');
        return offset < 0 ? text.Length : from + offset;
    }

    /// <summary>The longest damaged sequence at a place.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">The place.</param>
    /// <param name="encoding">What the UTF-8 bytes may have been read in.</param>
    /// <param name="followsDamage">The character before belongs to a damaged sequence itself.</param>
    public static Damage At(ReadOnlySpan<char> text, int at, MisreadEncoding encoding, bool followsDamage)
    {
        var rest = text[at..];
        var complete = encoding.TryReadBack(rest, out var original);
        var lossy = encoding.Lossy.Find(rest);

        if (lossy.Kind == DamageKind.Dash && rest[lossy.Length - 1] == '"' && !JoinsLikeADash(text, at, lossy.Length))
            lossy = encoding.Lossy.Find(rest[..(lossy.Length - 1)]);
        if (lossy.Kind == DamageKind.Nothing && !followsDamage && rest.Length > 1 && char.IsLetter(rest[1]))
            lossy = Damage.None;

        return lossy.Length > complete ? lossy
            : complete > 0 ? new Damage(complete, DamageKind.Certain, original)
            : Damage.None;
    }

    // `â€"` is a dash whose end became a straight quote, or the rest of ” and a quote of its own, as in title="â€œIâ€".
    private static bool JoinsLikeADash(ReadOnlySpan<char> text, int at, int length)
    {
        var before = at == 0 ? ' ' : text[at - 1];
        var after = at + length == text.Length ? ' ' : text[at + length];
        return (char.IsWhiteSpace(before) && char.IsWhiteSpace(after)) || (char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after));
    }
}
