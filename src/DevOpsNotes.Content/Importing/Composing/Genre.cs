using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>Whole documents that are full of the field's words and still teach nothing: job adverts, press releases.</summary>
internal static partial class Genre
{
    /// <summary>What the document is instead of a source of lessons, or <see langword="null"/>.</summary>
    public static string? Barren(Document document)
    {
        var text = string.Join('\n', document.Blocks.Select(BlockText.Of).Prepend(document.Title));
        if (PressRelease().Count(text) >= 2)
            return "a press release";
        return JobAdvert().Matches(text).Select(match => match.Value.ToLowerInvariant()).Distinct().Count() >= 3 ? "a job advert" : null;
    }

    [GeneratedRegex(@"\b(?:for immediate release|media contacts?|press contacts?|forward-looking statements?|\(?(?:business|pr)\s?(?:news)?wire\)?|today announced|series [a-e] (?:funding|round))\b", RegexOptions.IgnoreCase)]
    private static partial Regex PressRelease();

    [GeneratedRegex(@"\((?:m/[fw]/[dx]|[fw]/m/[dx])\)|\b(?:what you(?:['’]ll| will) (?:do|bring)|what you bring|what we offer|who we are|how to apply|years of experience|your (?:profile|tasks|responsibilities)|competitive salary|cover letter|upload your cv|equal opportunity employer|apply now|requirements|nice to have|benefits)\b", RegexOptions.IgnoreCase)]
    private static partial Regex JobAdvert();
}
