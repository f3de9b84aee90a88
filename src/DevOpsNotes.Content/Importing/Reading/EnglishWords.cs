using System.Collections.Frozen;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Where English (and a little French) writes an apostrophe.</summary>
internal static class EnglishWords
{
    private const int LongestWord = 24;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Suffixes =
        Words("s", "t", "re", "ve", "ll", "m", "d", "n", "em", "am", "all", "clock", "er", "know");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NegatedVerbs = Words(
        "don", "doesn", "didn", "isn", "aren", "wasn", "weren", "haven", "hasn", "hadn", "can", "won", "wouldn", "couldn",
        "shouldn", "mustn", "needn", "mightn", "ain");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ContractedSubjects = Words(
        "i", "you", "we", "they", "he", "she", "it", "that", "this", "there", "here", "what", "who", "where", "when", "how",
        "why", "let", "everyone", "everybody", "everything", "someone", "somebody", "something", "nobody", "one", "those", "these");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordsWithoutTheirBeginning =
        Words("em", "til", "tis", "twas", "cause", "cuz", "bout", "round", "nuff");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Clitics =
        Words("o", "d", "l", "y", "c", "j", "n", "s", "t", "g", "ma", "ne", "qu", "jusqu", "lorsqu", "puisqu", "aujourd", "presqu");

    /// <summary>The letters that end before a place, at most 24 of them.</summary>
    public static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestWord && char.IsLetter(text[start - 1]))
            start--;
        return text[start..at];
    }

    /// <summary>The letters that begin at a place, at most 24 of them.</summary>
    public static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestWord && char.IsLetter(text[end]))
            end++;
        return text[at..end];
    }

    /// <summary>don|t, it|s, we|ve: pairs of words that no other language has.</summary>
    public static bool IsContraction(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (after is "t" or "T")
            return NegatedVerbs.Contains(before);
        return Suffixes.Contains(after) && after.Length <= 2 && ContractedSubjects.Contains(before);
    }

    /// <summary>What an apostrophe joins, rather than a dash parts: team|s, O|Reilly, l|équipe.</summary>
    public static bool IsJoinedByApostrophe(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        Clitics.Contains(before) || (Suffixes.Contains(after) && (after.Length <= 2 || before.Length <= 2));

    /// <summary>s, ll, d ...: what follows an apostrophe at the end of a word.</summary>
    public static bool IsSuffix(ReadOnlySpan<char> word) => word.Length <= 2 && Suffixes.Contains(word);

    /// <summary>’em, ’til, ’cause.</summary>
    public static bool LacksItsBeginning(ReadOnlySpan<char> word) => WordsWithoutTheirBeginning.Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
