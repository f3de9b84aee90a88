using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Parsing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>
/// Finds the quotes of a section: what the author set apart as somebody's words. Whose words they are is said by the
/// byline, else by the sentence that leads to them, else by the heading of the talk; else it stays unknown.
/// </summary>
internal static partial class QuoteComposer
{
    private const int FewestWordsSetApart = 3;
    private const int FewestWordsOfSentence = 5;
    private const int FewestWordsOfFragment = 8;
    private const int MostWords = 150;

    public static IEnumerable<Note> Compose(Section section, Attribution attribution, TopicCatalog catalog)
    {
        var before = "";
        foreach (var (block, after) in section.Blocks.Zip(section.Blocks.Skip(1).Select(BlockText.Of).Append("")))
        {
            foreach (var (words, byline, context) in QuotesOf(block, before, after))
                yield return Quote(words, SpeakerOf(byline, context, section, attribution), section, catalog);
            before = BlockText.Of(block);
        }
    }

    private static IEnumerable<(string Words, string? Byline, string Context)> QuotesOf(Block block, string before, string after)
    {
        if (block is Quotation quotation && Words.Count(quotation.Text) is >= FewestWordsSetApart and <= MostWords)
            yield return (quotation.Text, quotation.Byline, $"{LastSentence(before)}\n{FirstSentence(after)}");
        foreach (var (text, quoted) in QuotedIn(block))
        {
            if (Words.Count(quoted) <= MostWords && Words.Count(quoted) >= (Sentences.IsComplete(quoted) ? FewestWordsOfSentence : FewestWordsOfFragment))
                yield return (quoted, null, SentenceAround(text, quoted));
        }
    }

    private static IEnumerable<(string Text, string Quoted)> QuotedIn(Block block) => block switch
    {
        Paragraph paragraph => paragraph.Quoted.Select(quoted => (paragraph.Text, quoted)),
        ListBlock list => list.Items.SelectMany(item => item.Quoted.Select(quoted => (item.Text, quoted)).Concat(item.Children.SelectMany(QuotedIn))),
        _ => [],
    };

    private static Attribution SpeakerOf(string? byline, string context, Section section, Attribution attribution)
    {
        if (byline is not null)
        {
            var read = Byline.Read(byline);
            if (read.IsUnknown)
                return attribution with { Speakers = [], Role = null };
            var known = section.Speakers.FirstOrDefault(speaker => PersonName.MayMean(speaker, read.Speaker));
            return attribution with { Speakers = [known ?? read.Speaker], Role = read.Role };
        }

        var lead = context.Split('\n')[0];
        if (Unknown().IsMatch(context) || Work().IsMatch(lead))
            return attribution with { Speakers = [], Role = null };
        if (Named(lead, section.Speakers) is { } named)
            return attribution with { Speakers = [named], Role = null };
        // A blogger who sets words apart quotes somebody else.
        return section.IsTalk || section.Question is not null ? attribution : attribution with { Speakers = [], Role = null };
    }

    /// <summary>"As Jo Moss put it:" and, inside Jo Moss's talk, "For Jo this means".</summary>
    private static string? Named(string sentence, IReadOnlyList<string> speakers)
    {
        foreach (Match match in Says().Matches(sentence))
        {
            var name = match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value;
            if (PersonName.IsName(name))
                return name;
        }

        return speakers.FirstOrDefault(speaker => Regex.IsMatch(sentence, $@"\b{Regex.Escape(speaker.Split(' ')[0])}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static Note Quote(string words, Attribution attribution, Section section, TopicCatalog catalog) => new()
    {
        Id = "",
        Kind = NoteKind.Quote,
        Title = Words.Shorten(words.ReplaceLineEndings(" "), 70),
        Text = words,
        Attribution = attribution,
        Topics = [.. catalog.TopicsOf(section.Title, words).Select(topic => topic.Name)],
    };

    private static string LastSentence(string text) => Sentences.Split(text.Split('\n')[^1]).LastOrDefault("");

    private static string FirstSentence(string text) => Sentences.Split(text.Split('\n')[0]).FirstOrDefault("");

    private static string SentenceAround(string text, string quoted)
    {
        var at = text.IndexOf(quoted, StringComparison.Ordinal);
        return at < 0 ? text : LastSentence(text[..at] + quoted).Replace(quoted, "", StringComparison.Ordinal);
    }

    /// <summary>The author does not know whose words these are, or nobody in particular said them.</summary>
    [GeneratedRegex(@"\b(?:(?:don['’]?t|can['’]?t|cannot|do not|didn['’]?t) (?:recall|remember|know) who|(?:someone|somebody|anonymous|unknown|an attendee|a participant|audience member)\b|(?:was|were|been) (?:asked|said|mentioned|overheard)\b|overheard|(?:one of (?:them|us|the|those|her|his|their|my|our)|an? (?:colleague|engineer|developer|operator|manager|customer|user|friend))\b[^.?!:]{0,40}\b(?:said|says|put it|told|asked|wrote|called))", RegexOptions.IgnoreCase)]
    private static partial Regex Unknown();

    /// <summary>The words of a book or another text, not of who speaks here.</summary>
    [GeneratedRegex(@"\b(?:book|article|paper|report|blog ?post|manifesto|handbook|website|dictionary|wikipedia)\b[^.]*\b(?:states?|says?|writes?|puts?|defines?|reads?|calls?)\b|\baccording to (?:the )?(?:book|article|report|\p{Lu}\w+ (?:report|handbook))", RegexOptions.IgnoreCase)]
    private static partial Regex Work();

    [GeneratedRegex(@"\b(?:[Aa]s (?:described |defined |put )?(?:by )?|[Bb]y |[Qq]uot(?:e|ing|ed)(?: from| by)? |[Aa]ccording to |[Tt]o quote )((?:\p{Lu}[\p{L}’'-]+ ?(?:(?:van|von|de) )?){2,4}?)(?=[:,.]|$| (?:says?|said|puts?|put|wrote))|\b((?:\p{Lu}[\p{L}’'-]+ ){1,3}\p{Lu}[\p{L}’'-]+) (?:says?|said|puts? it|put it|wrote|once)\b")]
    private static partial Regex Says();
}
