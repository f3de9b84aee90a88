using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Attributing;

/// <summary>Reads who answers from the title of an interview: "Five questions for Jo Moss", "Jo Moss in conversation".</summary>
internal static partial class InterviewTitle
{
    public static string? Guest(string title)
    {
        foreach (Match match in Pattern().Matches(title))
        {
            var name = (match.Groups[1].Success ? match.Groups[1] : match.Groups[2]).Value.Trim();
            if (PersonName.IsName(name))
                return name;
        }

        return null;
    }

    private const string Name = @"\b(\p{Lu}[\p{L}.'’-]{0,30}(?: (?:(?:van|von|de|der|den|la) )?\p{Lu}[\p{L}.'’-]{0,30}){1,3})";

    [GeneratedRegex(@"\b(?:[Ii]nterview(?:ing)?|[Cc]onversation|[Tt]alk(?:ing|s)?|[Cc]hat(?:ting)?|Q&A|[Qq]uestions?|AMA)\s+(?:with|for|to)\s+" + Name + @"|" + Name + @" (?:in conversation|interviewed|answers)\b")]
    private static partial Regex Pattern();
}
