using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Attributing;

/// <summary>Finds the conference, meetup or podcast that a title or a sentence names.</summary>
internal static partial class EventName
{
    /// <summary>"Notes from HarbourConf 2024: day two" is about HarbourConf 2024.</summary>
    public static string? InTitle(string title)
    {
        if (Find(title) is not { } match)
            return null;
        // From the name itself to where the title goes on to speak of something else.
        var start = Lead().Match(title) is { Success: true } lead && lead.Length <= match.Index ? lead.Length : match.Index;
        var rest = title[start..];
        var end = Tail().Match(rest, match.Index + match.Length - start) is { Success: true } tail ? tail.Index : rest.Length;
        // "Harbour Forum, 16 November 2023" names the event and its day.
        var name = DateText.Without(rest[..end]).Trim(' ', ':', '-', '–', '—', ',', '.');
        return Words.Count(name) <= 8 ? name : match.Value.Trim();
    }

    /// <summary>The event in the title of notes that are known to be of one: "Talks I heard at Harbour 24, Ghent" is about Harbour 24.</summary>
    public static string? OfNotes(string title)
    {
        if (InTitle(title) is { } known)
            return known;
        var rest = At().Match(title) is { Success: true } at ? title[(at.Index + at.Length)..] : Lead().Replace(title, "");
        var name = Tail().Match(rest) is { Success: true, Index: > 2 } tail ? rest[..tail.Index] : rest;
        name = name.Split(',')[0].Trim(' ', ':', '-', '–', '—', '.');
        return Words.Count(name) is >= 1 and <= 8 ? name : null;
    }

    /// <summary>The first conference that running text names.</summary>
    public static string? InText(string text) => Find(text)?.Value.Trim();

    /// <summary>"Welcome to Harbour Talks, a podcast ..."</summary>
    public static string? PodcastIn(string text) => Podcast().Match(text) is { Success: true } match ? match.Groups[1].Value.Trim() : null;

    /// <summary>Somebody may be called Robert Day.</summary>
    private static Match? Find(string text) =>
        WellKnown().Match(text) is { Success: true } known ? known
        : Shaped().Matches(text).FirstOrDefault(match => !(match.Value.EndsWith(" Day", StringComparison.Ordinal) && PersonName.IsName(match.Value)));

    private const string Names =
        @"dev\s?(?:sec)?ops\s?days?(?:\s+o[nN][lL]ine)?|all day devops|devops enterprise summit|devops world|qcon|kubecon(?: \+ cloudnativecon)?|cloudnativecon|srecon|monitorama|chaos\s?conf|velocity conf\w*|fosdem|goto (?=\p{Lu})|config(?:uration)? management camp|cfgmgmtcamp|hashiconf|puppetconf|puppetcamp|chefconf|ansiblefest|dockercon|re:invent|google cloud next|strange loop|oscon|drupalcon|pycon|djangocon|rubyconf|gophercon|devoxx|jfokus|ndc (?=\p{Lu})|yow!?|craft conf\w*|agile (?=\d{4})|lead ?dev|lisa ?(?=\d)|usenix|open source summit|platformcon|o11ycon|delivery ?conf|serverlessconf|serverless days?|infoq live|github universe|microsoft build|ignite (?=\d{4})|cloudcamp|barcamp|blackhat|def con|owasp\b[^:]{0,20}";

    /// <summary>Names that are built as those of conferences are.</summary>
    [GeneratedRegex(@"\b(?:\p{Lu}[\p{L}\d]*(?:Conf|Con|Days|Camp|Fest|Summit)|(?:\p{Lu}[\p{L}\d]+[’']?s? ){1,4}(?:Conference|Conf|Summit|Days?|Camp|Meetup|Week|Forum|Festival|Symposium|Unconference))\b")]
    private static partial Regex Shaped();

    [GeneratedRegex(@"(?<![-\w])(?:" + Names + @")", RegexOptions.IgnoreCase)]
    private static partial Regex WellKnown();

    [GeneratedRegex(@"^(?:(?:my |some |random |conference |trip |the )*(?:notes?|report|impressions?|recap|review|summary|highlights?|takeaways|lessons|thoughts|live ?blog\w*|what i learned)\s+(?:from|of|on|about|at)\s+(?:the\s+)?|(?:a day |back |talks? )?(?:at|from)\s+|attending\s+|visiting\s+)", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\b(?:talks?|learn(?:ed|t)|heard|saw|notes?|report|impressions)\b.{0,20}?\b(?:at|from)\s+(?:the\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex At();

    [GeneratedRegex(@"\s*[:–—|(]|\s+-\s|,?\s+(?:(?:my|our|some|the)\s+)?(?:day\s+(?:one|two|three|four|\d)|conference|notes?|recap|report|review|summary|highlights?|takeaways|random|impressions|trip|keynotes?|part\s+\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Tail();

    [GeneratedRegex(@"\b(?:welcome(?: back)? to|listening to|this is)\s+(?:another episode of\s+|the\s+)?(\p{Lu}[^,.!?]{2,50}?)(?:,|\s+[-–—])?\s+(?:an?|the|our|your)\s+(?:\w+\s+){0,3}(?:podcast|show|series)\b")]
    private static partial Regex Podcast();
}
