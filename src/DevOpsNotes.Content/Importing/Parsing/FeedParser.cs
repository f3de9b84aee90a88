using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Reading;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>
/// Reads Atom 1.0 (RFC 4287), RSS 2.0, RSS 1.0 and RSS 0.9x. Each entry becomes a document. No DTD is ever processed, so
/// no entity can expand or point elsewhere.
/// </summary>
internal static partial class FeedParser
{
    private static readonly XName Html = XName.Get("div", "http://www.w3.org/1999/xhtml");

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Reads a feed and all its entries.</summary>
    /// <exception cref="SourceException">Not well-formed, or it has a DTD, or it is XML but no feed.</exception>
    public static ParsedSource Parse(string xml, string name)
    {
        var root = Load(xml, name).Root!;
        var channel = Child(root, "channel") ?? root;
        var entries = root.Descendants().Where(element => element.Name.LocalName is "entry" or "item").ToList();
        if (root.Name.LocalName is not ("feed" or "rss" or "RDF"))
            throw new SourceException(name, $"is XML, but no Atom or RSS feed (its root element is <{root.Name.LocalName}>)");
        if (entries.Count == 0)
            throw new SourceException(name, "is a feed without entries");

        var title = Text(channel, "title") ?? name;
        var key = Text(channel, "id") ?? Link(channel, "self") ?? Link(channel, "alternate") ?? WebAddress(Text(channel, "link"))?.AbsoluteUri;
        var author = Author(channel);
        var licence = Licence(channel);
        return new ParsedSource(key, title, [.. entries.Select(entry => Entry(entry, author, licence, WebAddress(Link(channel, "alternate") ?? Text(channel, "link"))))]) { IsFeed = true };
    }

    private static XDocument Load(string xml, string name)
    {
        try
        {
            // The text is decoded already: what the declaration says of its encoding no longer matters.
            xml = xml.TrimStart();
            using (var scan = XmlReader.Create(new StringReader(xml), Settings))
            {
                while (scan.Read())
                    NestingLimit.Check(scan.Depth);
            }

            using var reader = XmlReader.Create(new StringReader(xml), Settings);
            return XDocument.Load(reader);
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new SourceException(name, "has a document type definition, which feeds do not need and which can be used to attack readers; remove it");
        }
        catch (XmlException e)
        {
            throw new SourceException(name, $"is not well-formed XML at line {e.LineNumber}, column {e.LinePosition} (cut off or damaged); fetch it again");
        }
    }

    private static Document Entry(XElement entry, string? feedAuthor, string? feedLicence, Uri? home)
    {
        var title = HtmlParser.PlainText(Text(entry, "title") ?? "") is { Length: > 0 } text ? text : "Untitled";
        var tags = entry.Elements().Where(element => element.Name.LocalName is "category" or "subject")
            .Select(category => (string?)category.Attribute("term") ?? category.Value.Trim()).Where(tag => tag.Length > 0).ToList();
        var link = Link(entry, "alternate") ?? Text(entry, "link");
        var isPermalink = Child(entry, "guid") is { } guid && (string?)guid.Attribute("isPermaLink") != "false";
        return new Document
        {
            Title = title,
            Author = Author(entry) ?? feedAuthor,
            Date = DateText.FromMachine(Text(entry, "published") ?? Text(entry, "pubDate") ?? Text(entry, "date") ?? Text(entry, "updated")),
            Url = WebAddress(link ?? (isPermalink ? Text(entry, "guid") : null)) ?? (home is not null && Uri.TryCreate(home, link, out var resolved) ? resolved : null),
            Licence = Licence(entry) ?? feedLicence,
            Event = EventName.InTitle(title),
            Tags = tags,
            Blocks = HtmlParser.ParseFragment(TemplateTags.Resolve(Content(entry))),
        };
    }

    /// <summary>The whole text where the entry has it, else its summary.</summary>
    private static string Content(XElement entry)
    {
        var content = Child(entry, "encoded") ?? Child(entry, "content") ?? Child(entry, "description") ?? Child(entry, "summary");
        if (content is null)
            return "";
        if (content.Element(Html) is { } xhtml)
            return string.Concat(xhtml.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
        return (string?)content.Attribute("type") == "text" ? System.Net.WebUtility.HtmlEncode(content.Value) : content.Value;
    }

    private static string? Author(XElement element)
    {
        var author = Child(element, "author") is { } person ? Text(person, "name") ?? person.Value : Text(element, "creator") ?? Text(element, "managingEditor");
        if (author is null)
            return null;
        // Some site generators print their author record instead of its name: map[name:Jo Moss uri:...].
        if (Record().Match(author) is { Success: true } record)
            author = record.Groups[1].Value;
        // RSS has "mail (name)".
        if (Mail().Match(author) is { Success: true } mail)
            author = mail.Groups[1].Value;
        author = author.Trim();
        return author.Length is > 1 and <= 80 && !author.Contains('@', StringComparison.Ordinal) ? author : null;
    }

    private static string? Licence(XElement element)
    {
        var link = element.Elements().FirstOrDefault(child => child.Name.LocalName == "link" && (string?)child.Attribute("rel") == "license");
        var stated = element.Elements().FirstOrDefault(child => child.Name.LocalName is "license" or "licence");
        return LicenceName.In((string?)link?.Attribute("href"))
            ?? LicenceName.In(stated?.Value ?? stated?.Attributes().FirstOrDefault()?.Value)
            ?? LicenceName.In(Text(element, "rights") ?? Text(element, "copyright"));
    }

    private static string? Link(XElement element, string relation) =>
        (string?)element.Elements()
            .FirstOrDefault(child => child.Name.LocalName == "link" && child.Attribute("href") is not null && ((string?)child.Attribute("rel") ?? "alternate") == relation)
            ?.Attribute("href");

    private static Uri? WebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private static XElement? Child(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    private static string? Text(XElement element, string name) => Child(element, name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"^map\[.*?\bname:(.+?)(?:\s+\w+:.*)?\]$")]
    private static partial Regex Record();

    [GeneratedRegex(@"^\S+@\S+\s+\((.+)\)$")]
    private static partial Regex Mail();
}
