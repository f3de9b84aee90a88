using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>What a web page says about all of itself, mostly in its head.</summary>
internal sealed record PageHead
{
    /// <summary>Not from a heading: what the page is called when shared, or in a window.</summary>
    public string? Title { get; private init; }

    public string? Author { get; private init; }

    public DateOnly? Date { get; private init; }

    /// <summary>The address it calls its own.</summary>
    public Uri? Url { get; private init; }

    /// <inheritdoc cref="Notes.Attribution.Licence"/>
    public string? Licence { get; private init; }

    public IReadOnlyList<string> Tags { get; private init; } = [];

    public static PageHead Read(IHtmlDocument page) => new()
    {
        Title = Meta(page, "meta[property='og:title']") ?? page.Title,
        Author = AuthorFrom(Meta(page, "meta[name=author]")),
        Date = DateText.FromMachine(Meta(page, "meta[property='article:published_time']")) ?? DateText.FromMachine(Meta(page, "meta[name=date], meta[name='dc.date'], meta[name=pubdate]")),
        Url = Address(page),
        Licence = LinkedLicence(page) ?? (page.QuerySelector("footer, .license, .licence, .copyright") is { } stated ? LicenceName.In(stated.TextContent) : null),
        Tags = [.. page.QuerySelectorAll("meta[name=keywords], meta[property='article:tag']").SelectMany(meta => (meta.GetAttribute("content") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
    };

    /// <summary>A name as an author is stated, or <see langword="null"/> if it is too long for one.</summary>
    public static string? AuthorFrom(string? stated)
    {
        var author = stated is null ? "" : InlineText.Clean(stated);
        if (author.StartsWith("by ", StringComparison.OrdinalIgnoreCase))
            author = author[3..];
        return author is { Length: > 1 and <= 60 } ? author : null;
    }

    /// <summary>A document of this page; what is its own goes on top.</summary>
    public Document ToDocument(string title, IReadOnlyList<Block> blocks) => new()
    {
        Title = title,
        Url = Url,
        Licence = Licence,
        Tags = Tags,
        Blocks = blocks,
    };

    /// <summary>The licence that a page or a part of it links to.</summary>
    public static string? LinkedLicence(IParentNode root) =>
        root.QuerySelectorAll("[rel~=license][href], a[href*='creativecommons.org/']").Select(link => LicenceName.In(link.GetAttribute("href"))).FirstOrDefault(name => name is not null);

    private static Uri? Address(IHtmlDocument page)
    {
        var address = page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? Meta(page, "meta[property='og:url']");
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
    }

    private static string? Meta(IHtmlDocument node, string selector) => node.QuerySelector(selector)?.GetAttribute("content");
}
