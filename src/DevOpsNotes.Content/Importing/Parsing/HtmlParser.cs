using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>Reads a web page: its main content as blocks, and what its head says of title, author, date, address and licence.</summary>
internal static class HtmlParser
{
    public static ParsedSource ParsePage(string html, string fallbackTitle)
    {
        var page = NestingLimit.NewParser().ParseDocument(html);
        var posts = Posts(page);
        var content = MainContent(page);
        var whole = Document(page, content, fallbackTitle, isPost: false);
        if (posts.Count == 0)
            return new ParsedSource(whole.Url?.AbsoluteUri, whole.Title, [whole]);
        var documents = posts.ConvertAll(post => Document(page, post, whole.Title, isPost: true) with { Url = PostAddress(post, whole.Url), Event = EventName.InTitle(page.Title ?? "") ?? whole.Event });
        documents = documents.ConvertAll(post => post with { Date = post.Date ?? whole.Date });
        return new ParsedSource(whole.Url?.AbsoluteUri, whole.Title, documents);
    }

    private static Document Document(IHtmlDocument page, IElement content, string fallbackTitle, bool isPost)
    {
        var speakers = Speakers(content);
        var blocks = HtmlBlocks.Of(content).ToList();
        var title = Title(page, blocks, isPost) ?? fallbackTitle;
        var masthead = Masthead.Read(WithoutTitle(blocks, title));
        return new Document
        {
            Title = title,
            Author = Author(isPost ? content : page) ?? masthead.Author ?? Author(page),
            Date = (isPost ? null : MetaDate(page)) ?? Date(content) ?? masthead.Date,
            Url = Address(page),
            Licence = Licence(page),
            Event = EventName.InTitle(title),
            Speakers = speakers,
            Tags = [.. page.QuerySelectorAll("meta[name=keywords], meta[property='article:tag']").SelectMany(meta => (meta.GetAttribute("content") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
            Blocks = masthead.Rest,
        };
    }

    /// <summary>A page about one talk names who gave it; the line is taken out of the text.</summary>
    private static IReadOnlyList<string> Speakers(IElement content)
    {
        if (content.QuerySelectorAll(".speaker, .speakers, .presenter, .presenters").ToList() is not [var only])
            return [];
        var text = InlineText.Clean(only.TextContent);
        if (!PersonName.TryReadAll(text.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? text[3..] : text, out var names))
            return [];
        only.Remove();
        return names;
    }

    /// <summary>The posts of a page that has several, each with a heading of its own.</summary>
    private static List<IElement> Posts(IHtmlDocument page)
    {
        foreach (var kind in (string[])["article", ".post, .hentry, .blog-post"])
        {
            var posts = page.QuerySelectorAll(kind).Where(post => post.ParentElement?.Closest($"{kind}, aside, nav, footer") is null && post.QuerySelector("h1, h2, h3") is not null).ToList();
            if (posts.Count > 1)
                return posts;
        }

        return [];
    }

    /// <summary>The address that a post's heading links to.</summary>
    private static Uri? PostAddress(IElement post, Uri? page) =>
        post.QuerySelector("h1 a[href], h2 a[href], h3 a[href], a[rel~=bookmark][href]")?.GetAttribute("href") is { } link && page is not null && Uri.TryCreate(page, link, out var url) ? url
        : post.Id is { Length: > 0 } id && page is not null ? new Uri($"{page.GetLeftPart(UriPartial.Query)}#{id}")
        : page;

    /// <summary>The blocks of a fragment, such as the content of a feed's entry.</summary>
    public static IReadOnlyList<Block> ParseFragment(string html) =>
        HtmlBlocks.Of(NestingLimit.NewParser().ParseDocument($"<body>{html}</body>").Body!);

    /// <summary>Plain text of a title that may be marked up.</summary>
    public static string PlainText(string html) => InlineText.Clean(NestingLimit.NewParser().ParseDocument($"<body>{html}</body>").Body!.TextContent);

    /// <summary>The licence that a fragment of HTML links to.</summary>
    public static string? LinkedLicence(IParentNode root) =>
        root.QuerySelectorAll("[rel~=license][href], a[href*='creativecommons.org/']").Select(link => LicenceName.In(link.GetAttribute("href"))).FirstOrDefault(name => name is not null);

    private static IElement MainContent(IHtmlDocument page)
    {
        var candidates = page.QuerySelectorAll("article, main, [role=main], #content, .post-content, .entry-content, .article-body")
            .Where(element => element.Closest("aside, nav, footer") is null)
            .ToList();
        var body = (IElement)page.Body!;
        var best = candidates.MaxBy(element => element.TextContent.Length);
        if (best is null || best.TextContent.Length < body.TextContent.Length / 4)
            return body;
        return best;
    }

    private static string? Title(IHtmlDocument page, List<Block> blocks, bool isPost)
    {
        var heading = blocks.OfType<Heading>().FirstOrDefault(heading => isPost || heading.Level == 1)?.Text
            ?? page.QuerySelector("h1")?.TextContent;
        var title = heading ?? page.QuerySelector("meta[property='og:title']")?.GetAttribute("content") ?? page.Title;
        return string.IsNullOrWhiteSpace(title) ? null : InlineText.Clean(title);
    }

    private static string? Author(IParentNode content)
    {
        var author = content.QuerySelector("meta[name=author]")?.GetAttribute("content")
            ?? content.QuerySelector("[rel~=author], [itemprop=author], .byline, .author, .post-author")?.TextContent;
        author = author is null ? null : InlineText.Clean(author);
        if (author?.StartsWith("by ", StringComparison.OrdinalIgnoreCase) == true)
            author = author[3..];
        return author is { Length: > 1 and <= 60 } ? author : null;
    }

    private static DateOnly? MetaDate(IHtmlDocument page) =>
        DateText.FromMachine(page.QuerySelector("meta[property='article:published_time']")?.GetAttribute("content"))
        ?? DateText.FromMachine(page.QuerySelector("meta[name=date], meta[name='dc.date'], meta[name=pubdate]")?.GetAttribute("content"));

    private static DateOnly? Date(IElement content) =>
        (content.QuerySelector("time") is { } time ? DateText.FromMachine(time.GetAttribute("datetime") ?? time.TextContent) : null)
        ?? (content.QuerySelector(".date, .published, .post-date, [itemprop=datePublished]") is { } dated ? DateText.In(dated.TextContent) : null);

    private static Uri? Address(IHtmlDocument page)
    {
        var address = page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? page.QuerySelector("meta[property='og:url']")?.GetAttribute("content");
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
    }

    private static string? Licence(IHtmlDocument page) =>
        LinkedLicence(page) ?? (page.QuerySelector("footer, .license, .licence, .copyright") is { } stated ? LicenceName.In(stated.TextContent) : null);

    private static List<Block> WithoutTitle(List<Block> blocks, string title)
    {
        var index = blocks.FindIndex(block => block is Heading heading && heading.Text == title);
        return index is >= 0 and <= 3 ? [.. blocks.Where((_, i) => i != index)] : blocks;
    }
}
