using DevOpsNotes.Content.Importing.Attributing;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>Reads Markdown by way of HTML, with front matter where there is some.</summary>
internal static class MarkdownParser
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter()
        .UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub)
        .UsePipeTables()
        .UseGridTables()
        .UseDefinitionLists()
        .UseFootnotes()
        .UseListExtras()
        .Build();

    public static ParsedSource Parse(string markdown, string fallbackTitle)
    {
        var syntax = Syntax(markdown);
        var matter = FrontMatter(markdown, syntax);
        var blocks = HtmlParser.ParseFragment(syntax.ToHtml(Pipeline)).ToList();
        var top = blocks.OfType<Heading>().FirstOrDefault();
        // The first heading is the title, unless there are others as large as it.
        var isTitle = top is not null && blocks.OfType<Heading>().Count(heading => heading.Level <= top.Level) == 1;
        var title = Value(matter, "title") ?? (isTitle ? top!.Text : null) ?? fallbackTitle;
        var masthead = Masthead.Read([.. blocks.Where(block => !(isTitle && ReferenceEquals(block, top)))]);
        var url = Uri.TryCreate(Value(matter, "url") ?? Value(matter, "canonical") ?? Value(matter, "link") ?? Value(matter, "source"), UriKind.Absolute, out var address) ? address : null;
        var document = new Document
        {
            Title = title,
            Author = Value(matter, "author") ?? masthead.Author,
            Date = DateText.FromMachine(Value(matter, "date") ?? Value(matter, "published")) ?? masthead.Date,
            Url = url,
            Licence = LicenceName.In(Value(matter, "license") ?? Value(matter, "licence")) ?? Value(matter, "license") ?? Value(matter, "licence"),
            Event = Value(matter, "event") ?? Value(matter, "conference") ?? EventName.InTitle(title),
            Speakers = Values(matter, "speakers") is { Count: > 0 } speakers ? speakers : Values(matter, "speaker"),
            Tags = [.. Values(matter, "tags"), .. Values(matter, "categories")],
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

    private static YamlMappingNode? FrontMatter(string markdown, MarkdownDocument syntax)
    {
        if (syntax.Descendants<YamlFrontMatterBlock>().FirstOrDefault() is not { } block)
            return null;
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(block.Lines.ToString()));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode as YamlMappingNode : null;
        }
        catch (YamlException)
        {
            // The text below is worth importing even where its front matter is not YAML.
            return null;
        }
    }

    private static string? Value(YamlMappingNode? matter, string key) => Values(matter, key) is [var first, ..] ? first : null;

    private static IReadOnlyList<string> Values(YamlMappingNode? matter, string key) =>
        matter?.Children.FirstOrDefault(pair => string.Equals((pair.Key as YamlScalarNode)?.Value, key, StringComparison.OrdinalIgnoreCase)).Value switch
        {
            YamlScalarNode { Value: { Length: > 0 } value } => [value],
            YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(item => item.Value ?? "").Where(item => item.Length > 0)],
            _ => [],
        };
}
