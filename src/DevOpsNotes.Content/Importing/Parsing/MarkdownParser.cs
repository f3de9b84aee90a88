using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;
using Markdig;
using Markdig.Syntax;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>Reads Markdown by way of HTML, with front matter where there is some.</summary>
internal static partial class MarkdownParser
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub)
        .UsePipeTables()
        .UseGridTables()
        .UseDefinitionLists()
        .UseFootnotes()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseListExtras()
        .Build();

    public static ParsedSource Parse(string markdown, string fallbackTitle)
    {
        var (matter, text) = FrontMatter.Read(markdown);
        var syntax = Syntax(TightHeading().Replace(text, "$1 "));
        var blocks = HtmlParser.ParseFragment(syntax.ToHtml(Pipeline)).ToList();
        var top = blocks.OfType<Heading>().FirstOrDefault();
        // The first heading is the title, unless there are others as large as it.
        var isTitle = top is not null && blocks.OfType<Heading>().Count(heading => heading.Level <= top.Level) == 1;
        var title = matter.Value("title") ?? (isTitle ? top!.Text : null) ?? fallbackTitle;
        var masthead = Masthead.Read([.. blocks.Where(block => !(isTitle && ReferenceEquals(block, top)))]);
        var url = Uri.TryCreate(matter.Value("url", "canonical", "link", "source"), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
        var document = new Document
        {
            Title = title,
            Author = matter.Value("author") ?? masthead.Author,
            Date = DateText.FromMachine(matter.Value("date", "published", "time")) ?? masthead.Date,
            Url = url,
            Licence = LicenceName.In(matter.Value("license", "licence")) ?? matter.Value("license", "licence"),
            Event = matter.Value("event", "conference") ?? EventName.InTitle(title),
            Speakers = matter.Values("speakers") is { Count: > 0 } speakers ? speakers : matter.Values("speaker"),
            Tags = [.. matter.Values("tags"), .. matter.Values("categories")],
            Blocks = masthead.Rest,
        };
        return new ParsedSource(url?.AbsoluteUri, title, [document]);
    }

    private static MarkdownDocument Syntax(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException e)
        {
            // Markdig's word for too much depth (ThrowHelper.CheckDepthLimit, https://github.com/xoofx/markdig).
            throw new NestingException(e);
        }
    }

    /// <summary>Some editors let "##Title" pass for a heading; the grammar wants a space.</summary>
    [GeneratedRegex(@"^(#{1,6})(?=\p{Lu})", RegexOptions.Multiline)]
    private static partial Regex TightHeading();
}
