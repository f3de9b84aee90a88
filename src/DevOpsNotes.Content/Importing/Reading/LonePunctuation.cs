using System.Collections.Frozen;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>
/// The "â" that is left of ’ ‘ “ ” – — once the C1 controls after it are gone. It is also a letter of French,
/// Portuguese, Romanian, Vietnamese and others, so each place speaks for or against damage, or not at all.
/// </summary>
internal static class LonePunctuation
{
    // Outweighs one place of the damaged text that could be a sound word.
    private const int WeightOfContraction = 3;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordBeginnings =
        FrozenSet.Create("me", "ge", "gé", "ne", "ni", "pr", "tr", "cr", "mb", "ma", "nc", "ng", "ns").GetAlternateLookup<ReadOnlySpan<char>>();

    public static int Weight(ReadOnlySpan<char> text, int at)
    {
        var before = at == 0 ? ' ' : text[at - 1];
        var after = at + 1 == text.Length ? ' ' : text[at + 1];

        if (char.IsLetter(before))
            return char.IsLetter(after) ? WeightInsideWord(text, at) : 0;
        if (before is '.' or ',' or '!' or '?')
            return char.IsWhiteSpace(after) ? 1 : 0;
        if (char.IsWhiteSpace(before) || before is '(' or '[')
            return char.IsAsciiLetterUpper(after) ? 1 : BeginsWordOfItsOwn(text[(at + 1)..]) ? -1 : 0;

        return 0;
    }

    /// <summary>Words such as âme, âge, âpre, âmbito, ângulo, âm.</summary>
    private static bool BeginsWordOfItsOwn(ReadOnlySpan<char> rest) =>
        EnglishWords.WordAt(rest, 0) is "m" or "n" or "u" || (rest.Length > 1 && WordBeginnings.Contains(rest[..2]));

    private static int WeightInsideWord(ReadOnlySpan<char> text, int at)
    {
        var before = EnglishWords.WordBefore(text, at);
        before = before[(before.LastIndexOf(text[at]) + 1)..];
        var after = EnglishWords.WordAt(text, at + 1);
        after = after.IndexOf(text[at]) is var next and >= 0 ? after[..next] : after;

        return EnglishWords.IsContraction(before, after) ? WeightOfContraction
            : EnglishWords.IsSuffix(after) || before.Length == 1 ? 0
            : -1;
    }
}
