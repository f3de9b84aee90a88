using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>Cuts running text into sentences. When in doubt it does not cut: a long sentence reads better than half of one.</summary>
internal static partial class Sentences
{
    /// <summary>Parentheses that are open for longer were never closed.</summary>
    private const int LongestAside = 300;

    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        foreach (Match match in Boundary().Matches(text))
        {
            var end = match.Index + match.Length;
            if (Abbreviation().IsMatch(text.AsSpan(start, match.Index - start)) || IsInsideParentheses(text.AsSpan(start, match.Index - start)))
                continue;
            yield return text[start..end].Trim();
            start = end;
        }

        if (text[start..].Trim() is { Length: > 0 } rest)
            yield return rest;
    }

    /// <summary>Ends as a sentence does, or as an emoticon.</summary>
    public static bool IsComplete(string text) => Complete().IsMatch(text);

    /// <summary>Announces what follows: "Three practices:".</summary>
    public static bool IsLeadIn(string text) => text.EndsWith(':') || text.EndsWith(": “", StringComparison.Ordinal);

    private static bool IsInsideParentheses(ReadOnlySpan<char> sentence) => sentence.LastIndexOf('(') is var open and >= 0 && sentence.Length - open < LongestAside && sentence.Count('(') > sentence.Count(')') && !(open > 0 && sentence[open - 1] is ':' or ';');

    /// <summary>A closing mark, then white space, then what can begin a sentence.</summary>
    [GeneratedRegex(@"(?<=[.!?…]|\.\.)[”""’')\]]*\s+(?!(?<=\bno\.\s+)\d)(?=[“""‘'(\[]*[\p{Lu}\d#@$€£])|(?<=[.!?][”""])\s+(?=\p{Lu})")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"(?:\b(?:e\.g|i\.e|etc|vs|cf|Mr|Mrs|Ms|Dr|Prof|St|No|Inc|Ltd|Co|approx|resp|ca|al|Fig|Jr|Sr|pp?)|\b\p{Lu})\.$")]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"(?:[.!?…][”""’')\]]*|[:;]-?[)(DP]|[)\]”""])$")]
    private static partial Regex Complete();
}
