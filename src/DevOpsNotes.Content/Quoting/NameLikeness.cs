using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Analysis;

namespace DevOpsNotes.Content.Quoting;

/// <summary>Names of people, to be told apart by whoever might pass for another.</summary>
public static class NameLikeness
{
    private static readonly char[] Between = [' ', ',', '.', '-', '_', '(', ')', '@'];

    /// <summary>
    /// Whether a name could be taken for that of somebody: it is the same in other spelling, part of it, or all of it with more,
    /// such as "Ada Sample, CTO" for "Ada Sample".
    /// </summary>
    /// <param name="typed">What somebody typed.</param>
    /// <param name="known">The name of a person.</param>
    public static bool MayBe(string typed, string known)
    {
        var (some, all) = (PartsOf(typed), PartsOf(known));
        if (some.Count == 0 || all.Count == 0)
            return false;
        // A nickname of one word says too little about a longer name: "ada" is not every Ada.
        return some.IsSubsetOf(all) || (all.Count > 1 && all.IsSubsetOf(some));
    }

    /// <summary>Whether a text names somebody by all parts of a name.</summary>
    public static bool IsIn(string name, string text) => PartsOf(name) is { Count: > 0 } parts && parts.IsSubsetOf(PartsOf(text, char.IsLetterOrDigit));

    private static HashSet<string> PartsOf(string name) => [.. LetterFolding.Fold(VisibleText.OneLine(name)).Split(Between, StringSplitOptions.RemoveEmptyEntries)];

    private static HashSet<string> PartsOf(string text, Func<char, bool> isOfWord) =>
        [.. new string([.. LetterFolding.Fold(VisibleText.OneLine(text)).Select(letter => isOfWord(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
