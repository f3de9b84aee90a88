using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Reading;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>Finds out by looking at the text what format it is in, and parses it. Names and media types are often wrong; content is not.</summary>
public static partial class DocumentParser
{
    private const int LongestTitle = 300;

    /// <summary>Parses text of whatever supported format it turns out to be.</summary>
    /// <param name="text">Decoded and repaired text.</param>
    /// <param name="name">What to call the source in messages, and its title where it states none.</param>
    /// <exception cref="SourceException">The text cannot be read; the message says why.</exception>
    public static ParsedSource Parse(string text, string name)
    {
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty)
            throw new SourceException(name, "has no text in it");
        try
        {
            var source = ParseAs(text, start, name);
            return source with { Title = Words.Shorten(InlineText.Clean(source.Title), LongestTitle), Documents = [.. source.Documents.Select(Refine)] };
        }
        catch (NestingException e)
        {
            throw new SourceException(name, "has elements nested inside each other deeper than any text for people; it is damaged, or made to harm its readers", e);
        }
    }

    private static ParsedSource ParseAs(string text, ReadOnlySpan<char> start, string name)
    {
        var title = TitleFromName(name);
        if (Subtitles.Are(text))
            return PlainText.PlainTextParser.Parse(Subtitles.ToText(text), title);
        if (LooksLikeHtml(start))
            return HtmlParser.ParsePage(TemplateTags.Resolve(text), title);
        if (start[0] == '<' && XmlRoot().IsMatch(start))
            return FeedParser.Parse(text, name);
        return LooksLikeMarkdown(text) ? MarkdownParser.Parse(TemplateTags.Resolve(text), title) : PlainText.PlainTextParser.Parse(text, title);
    }

    /// <summary>What no format marks up, whichever it is: turns, lists of sayings, who answers, a date in the title.</summary>
    private static Document Refine(Document document)
    {
        var blocks = PullQuotes.Mark([.. QuotedItems.Unfold(document.Blocks)]);
        var turns = blocks.OfType<Turn>().Any() ? blocks : SpeakerTurns.Mark(blocks);
        var (title, speakers) = TitleAndSpeakers(document, turns);
        return document with
        {
            Title = Words.Shorten(InlineText.Clean(title), LongestTitle),
            Author = document.Author is null ? null : PersonName.WithoutCompany(InlineText.Clean(document.Author)),
            Event = document.Event is null ? null : InlineText.Clean(document.Event),
            Blocks = turns,
            Speakers = [.. speakers.Select(InlineText.Clean)],
            Date = document.Date ?? DateText.In(document.Title),
            Licence = document.Licence ?? blocks.OfType<Paragraph>().Where(paragraph => Words.Count(paragraph.Text) <= 40 && StatesLicence().IsMatch(paragraph.Text)).Select(paragraph => LicenceName.In(paragraph.Text)).FirstOrDefault(name => name is not null),
        };
    }

    /// <summary>"Deploying daily — Jo Moss" above the notes of one talk, "Five questions for Jo Moss" above an interview.</summary>
    private static (string Title, IReadOnlyList<string> Speakers) TitleAndSpeakers(Document document, IReadOnlyList<Block> blocks)
    {
        if (document.Speakers.Count > 0 || blocks.OfType<Turn>().Any())
            return (document.Title, document.Speakers);
        if (InterviewTitle.Guest(document.Title) is { } guest)
            return (document.Title, [guest]);
        var parts = HeadingParts.Read(document.Title);
        return parts.HasSpeakers && !blocks.OfType<Heading>().Any(heading => HeadingParts.Read(heading.Text).HasSpeakers)
            ? (parts.Title, parts.Speakers)
            : (document.Title, document.Speakers);
    }

    private static bool LooksLikeHtml(ReadOnlySpan<char> start) =>
        start[0] == '<' && (HtmlRoot().IsMatch(start) || (!XmlRoot().IsMatch(start) && HtmlTag().Count(start[..Math.Min(start.Length, 4000)]) > 1));

    private static bool LooksLikeMarkdown(string text)
    {
        if (FrontMatter.StartsWith(text))
            return true;
        // One sign alone can be anything; "#devops" is a tag and "---" a ruler.
        var signs = (AtxHeading().Count(text) > 0 || BoldLabel().Count(text) > 2 || Reference().IsMatch(text) ? 2 : 0)
            + (Link().Count(text) > 0 ? 1 : 0)
            + (Emphasis().Count(text) > 0 ? 1 : 0)
            + (Fence().Count(text) > 1 ? 1 : 0)
            + (Quote().Count(text) > 0 ? 1 : 0)
            + (Code().Count(text) > 0 ? 1 : 0)
            + (SetextHeading().Count(text) > 0 ? 1 : 0);
        return signs >= 2;
    }

    private static string TitleFromName(string name)
    {
        var file = name.Contains("://", StringComparison.Ordinal) ? name : Path.GetFileNameWithoutExtension(name);
        return file.Replace('_', ' ').Replace('-', ' ').Trim() is { Length: > 0 } title ? title : name;
    }

    [GeneratedRegex(@"\b(?:licen[sc]ed?|licen[sc]ing|public domain|CC0|reuse|copyright)\b|©", RegexOptions.IgnoreCase)]
    private static partial Regex StatesLicence();

    [GeneratedRegex(@"^(?:<\?xml[^>]*>\s*)?(?><!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlRoot();

    [GeneratedRegex(@"<(?:p|div|h[1-6]|ul|ol|li|article|section|main|header|blockquote|table|br|span|a)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlTag();

    [GeneratedRegex(@"^(?:<\?xml|<!DOCTYPE\s+(?!html)|<(?:\w+:)?(?:feed|rss|RDF)\b)")]
    private static partial Regex XmlRoot();

    /// <summary>A turn: "**Jo Moss:** By touching it often."</summary>
    [GeneratedRegex(@"^\*\*[^*\n]{2,60}(?::\*\*|\*\*:)", RegexOptions.Multiline)]
    private static partial Regex BoldLabel();

    /// <summary>Where a link leads, told apart from it: "[1]: https://example.org".</summary>
    [GeneratedRegex(@"^\[[^\]\n]+\]:\s+(?:https?:|/)\S+", RegexOptions.Multiline)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?<![`\w])`[^`\n]+`(?!`)")]
    private static partial Regex Code();

    [GeneratedRegex(@"^#{1,6} \S|^#{2,6}\p{Lu}", RegexOptions.Multiline)]
    private static partial Regex AtxHeading();

    [GeneratedRegex(@"\[[^\]\n]+\]\((?:https?:|/|#|\.)[^)\n]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w*])\*\*\w[^*\n]*\*\*(?![\w*])|(?<![\w_])__\w[^_\n]*__(?![\w_])")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^```", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^> ?\S", RegexOptions.Multiline)]
    private static partial Regex Quote();

    [GeneratedRegex(@"^[^\s\n].{2,}\n(?:={4,}|-{4,})\s*$", RegexOptions.Multiline)]
    private static partial Regex SetextHeading();
}
