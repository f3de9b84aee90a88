using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>The parts of a page that are not its content: navigation, forms, footnote marks, pictures, code listings.</summary>
internal static partial class HtmlNoise
{
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "iframe", "object", "embed", "canvas", "svg", "math", "video", "audio",
        "img", "picture", "map", "nav", "footer", "aside", "form", "button", "input", "select", "textarea", "dialog", "menu",
        "pre", "head", "title", "del", "s", "strike",
    };

    public static bool IsNoise(IElement element) =>
        Elements.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
        || IsNoiseRole(element.GetAttribute("role"))
        || IsFootnoteMark(element)
        || IsDateLine(element)
        || (element.LocalName is not ("body" or "main" or "article" or "html") && HasNoiseName(element));

    private static bool IsNoiseRole(string? role) =>
        role is "navigation" or "banner" or "contentinfo" or "complementary" or "search" or "dialog" or "alert" or "doc-endnotes" or "doc-noteref" or "doc-backlink";

    private static bool IsFootnoteMark(IElement element) =>
        element.LocalName == "sup" && element.QuerySelector("a[href^='#']") is not null;

    /// <summary>A date of its own, such as "4 May" under a title; one in the middle of a text belongs to it.</summary>
    private static bool IsDateLine(IElement element) =>
        element.LocalName == "time"
        && (element.ParentElement is { LocalName: "article" or "header" or "main" or "section" } || element.ParentElement?.TextContent.Trim() == element.TextContent.Trim());

    private static bool HasNoiseName(IElement element) =>
        (element.ClassName is { Length: > 0 } names && NoiseName().IsMatch(names))
        || (element.Id is { Length: > 0 } id && element.LocalName is "div" or "section" or "ul" or "p" or "span" && NoiseName().IsMatch(element.Id ?? ""));

    [GeneratedRegex(@"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|sidebar|site-?footer|page-?footer|comments?(?:-?(?:area|list|form|section))?|disqus|share(?:-?(?:bar|buttons?|links?))?|sharing|social|cookies?|consent|gdpr|related|recommended|breadcrumbs?|newsletter|subscribe|subscription|toc|table-of-contents|paginat(?:ion|or)|pager|advert(?:s|isement)?|ads?|promo|sponsor-?box|popup|modal|skip-?link|screen-reader-text|sr-only|visually-hidden|footnotes?|footnote-ref|footnote-backref|post-?meta|entry-?meta|author-?bio|tag-?list|tags|headerlink|anchor-?link|permalink|highlight|codehilite|code-block|wp-caption-text)(?:$|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex NoiseName();
}
