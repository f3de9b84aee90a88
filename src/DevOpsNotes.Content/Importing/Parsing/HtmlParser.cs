using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>Reads a web page: its main content, or each of its posts, as blocks.</summary>
internal static class HtmlParser
{
    private const string AuthorLine = "[rel~=author], [itemprop=author], .byline, .author, .post-author";

    public static ParsedSource ParsePage(string html, string fallbackTitle)
    {
        var page = NestingLimit.NewParser().ParseDocument(html);
        var posts = Posts(page);
        if (posts.Count > 0)
            return PageOfPosts(page, posts, fallbackTitle);
        var document = WholePage(page, fallbackTitle);
        return new ParsedSource(document.Url?.AbsoluteUri, document.Title, [document]);
    }

    private static Document WholePage(IHtmlDocument page, string fallbackTitle)
    {
        var head = PageHead.Read(page);
        var content = MainContent(page);
        var speakers = Speakers(content);
        var blocks = HtmlBlocks.Of(content);
        var title = CleanTitle(blocks.OfType<Heading>().FirstOrDefault(heading => heading.Level == 1)?.Text ?? page.QuerySelector("h1")?.TextContent ?? head.Title) ?? fallbackTitle;
        var masthead = Masthead.Read(WithoutTitle(blocks, title), head.Author ?? AuthorIn(page));
        return head.ToDocument(title, masthead.Rest) with
        {
            Author = masthead.Author,
            Date = head.Date ?? Date(content) ?? masthead.Date,
            Event = EventName.InTitle(title),
            Speakers = speakers,
        };
    }

    private static ParsedSource PageOfPosts(IHtmlDocument page, List<IElement> posts, string fallbackTitle)
    {
        // What a post says of itself holds for no other; what is left then holds for all.
        posts.ForEach(post => post.Remove());
        var head = PageHead.Read(page);
        var author = head.Author ?? AuthorIn(page);
        // The latest comments, other posts and such have dates and headings of their own.
        page.QuerySelectorAll("aside, nav, footer").ToList().ForEach(beside => beside.Remove());
        var title = CleanTitle(page.QuerySelector("h1")?.TextContent ?? head.Title) ?? fallbackTitle;
        var whole = head.ToDocument(title, []) with
        {
            Author = author,
            Date = head.Date ?? Date(page),
            Event = EventName.InTitle(head.Title ?? "") ?? EventName.InTitle(title),
        };
        return new ParsedSource(head.Url?.AbsoluteUri, title, posts.ConvertAll(post => Post(post, whole)));
    }

    private static Document Post(IElement post, Document page)
    {
        var speakers = Speakers(post);
        var blocks = HtmlBlocks.Of(post);
        var title = CleanTitle(blocks.OfType<Heading>().FirstOrDefault()?.Text) ?? page.Title;
        var masthead = Masthead.Read(WithoutTitle(blocks, title), AuthorIn(post));
        return page with
        {
            Title = title,
            Author = masthead.Author ?? page.Author,
            Date = Date(post) ?? masthead.Date ?? page.Date,
            Url = PostAddress(post, page.Url),
            Licence = PageHead.LinkedLicence(post) ?? page.Licence,
            Event = EventName.InTitle(title) ?? page.Event,
            Speakers = speakers,
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

    private static string? AuthorIn(IParentNode content) => PageHead.AuthorFrom(content.QuerySelector(AuthorLine)?.TextContent);

    private static string? CleanTitle(string? title) => string.IsNullOrWhiteSpace(title) ? null : InlineText.Clean(title);

    private static DateOnly? Date(IParentNode content) =>
        (content.QuerySelector("time") is { } time ? DateText.FromMachine(time.GetAttribute("datetime") ?? time.TextContent) : null)
        ?? (content.QuerySelector(".date, .published, .post-date, [itemprop=datePublished]") is { } dated ? DateText.In(dated.TextContent) : null);

    private static IReadOnlyList<Block> WithoutTitle(IReadOnlyList<Block> blocks, string title)
    {
        var heading = blocks.Take(4).FirstOrDefault(block => block is Heading heading && heading.Text == title);
        return heading is null ? blocks : [.. blocks.Where(block => !ReferenceEquals(block, heading))];
    }
}
