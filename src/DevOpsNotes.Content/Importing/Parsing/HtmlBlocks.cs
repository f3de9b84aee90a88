using AngleSharp.Dom;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>Walks an HTML tree and collects its blocks in reading order.</summary>
internal sealed class HtmlBlocks
{
    private readonly List<Block> _blocks = [];
    private InlineText _inline = new();

    public static IReadOnlyList<Block> Of(INode root)
    {
        var walk = new HtmlBlocks();
        walk.VisitChildren(root);
        walk.EndParagraph();
        return walk._blocks;
    }

    private void VisitChildren(INode node)
    {
        var lineBreaks = 0;
        foreach (var child in node.ChildNodes)
        {
            // Two line breaks in a row are a paragraph break of an older school.
            lineBreaks = child is IElement { LocalName: "br" } ? lineBreaks + 1
                : child is IText text && string.IsNullOrWhiteSpace(text.Data) ? lineBreaks : 0;
            if (lineBreaks == 2)
                EndParagraph();
            Visit(child);
        }
    }

    private void Visit(INode node)
    {
        if (node is not IElement element)
        {
            _inline.Append(node);
            return;
        }

        if (HtmlNoise.IsNoise(element))
        {
            if (element.LocalName is "pre" or "aside" or "nav" or "footer" or "form")
                EndParagraph();
            return;
        }

        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6']:
                AddHeading(element);
                break;
            case "ul" or "ol":
                Add(ListOf(element));
                break;
            case "dl":
                Add(DefinitionsOf(element));
                break;
            case "table" when HtmlTable.IsLayout(element):
                EndParagraph();
                foreach (var cell in element.QuerySelectorAll("td, th").Where(cell => cell.Closest("table") == element).ToList())
                    VisitChildren(cell);
                EndParagraph();
                break;
            case "table":
                Add(HtmlTable.ListOf(element));
                break;
            case "blockquote":
                AddQuotation(element, caption: null);
                break;
            case "figure":
                AddFigure(element);
                break;
            case "p" or "div" or "section" or "article" or "main" or "header" or "body" or "html" or "details" or "summary" or "address" or "center" or "hr" or "hgroup" or "fieldset":
                EndParagraph();
                VisitChildren(element);
                EndParagraph();
                break;
            default:
                VisitInline(element);
                break;
        }
    }

    /// <summary>An inline element, or an unknown one that may still hold blocks.</summary>
    private void VisitInline(IElement element)
    {
        if (element.QuerySelector("p, div, ul, ol, dl, h1, h2, h3, h4, h5, h6, blockquote, figure, table") is null)
            _inline.Append(element);
        else
            VisitChildren(element);
    }

    private void EndParagraph()
    {
        var inline = _inline;
        _inline = new InlineText();
        if (!inline.IsEmpty)
            _blocks.Add(new Paragraph(inline.Text) { Quoted = inline.Quoted, LinkOnly = inline.LinkOnly });
    }

    private void Add(Block? block)
    {
        EndParagraph();
        if (block is not null)
            _blocks.Add(block);
    }

    private void AddHeading(IElement element)
    {
        var inline = new InlineText();
        inline.Append(element);
        var text = inline.Text.TrimEnd('¶', '#', ' ');
        var named = element.QuerySelector("a[id], a[name]");
        var anchor = new[] { element.Id, named?.Id, named?.GetAttribute("name"), element.ParentElement is { LocalName: "section" } section ? section.Id : null }.FirstOrDefault(id => !string.IsNullOrEmpty(id));
        if (text.Length > 0)
            Add(new Heading(element.LocalName[1] - '0', text, anchor));
    }

    private void AddFigure(IElement figure)
    {
        // A picture's caption is no knowledge; a quote's caption says who spoke.
        if (figure.QuerySelector("blockquote, q") is { } quote)
            AddQuotation(quote, figure.QuerySelector("figcaption"));
        else if (figure.QuerySelector("table") is { } table)
            Add(HtmlTable.ListOf(table));
        else
            EndParagraph();
    }

    private void AddQuotation(IElement quote, IElement? caption)
    {
        var byline = caption is null ? null : TextOf(caption);
        foreach (var part in quote.QuerySelectorAll("footer, cite, figcaption, .attribution, .author, .byline").ToList())
        {
            if (part.ParentElement is null)
                continue;
            byline ??= TextOf(part);
            part.Remove();
        }

        var blocks = Of(quote).ToList();
        if (byline is null && blocks.Count > 1 && blocks[^1] is Paragraph last && Byline.IsDashed(last.Text))
        {
            byline = last.Text;
            blocks.RemoveAt(blocks.Count - 1);
        }

        Add(QuotationText.Read(string.Join("\n\n", blocks.Select(BlockText.Of)), byline));
    }

    private static string TextOf(IElement element)
    {
        // Appending children, since a footer or an author line is noise elsewhere on a page.
        var inline = new InlineText();
        foreach (var child in element.ChildNodes)
            inline.Append(child);
        return inline.Text;
    }

    private static ListBlock? ListOf(IElement list)
    {
        var items = new List<ListItem>();
        foreach (var item in list.Children)
        {
            if (item.LocalName is "ul" or "ol" && items.Count > 0 && ListOf(item) is { } stray)
                items[^1] = items[^1] with { Children = [.. items[^1].Children, stray] };
            else if (item.LocalName == "li" && ItemOf(item, prefix: "") is { } parsed)
                items.Add(parsed);
        }

        return items.Count == 0 ? null : new ListBlock(items, Ordered: list.LocalName == "ol");
    }

    private static ListBlock? DefinitionsOf(IElement list)
    {
        var items = new List<ListItem>();
        var term = "";
        foreach (var part in list.QuerySelectorAll("dt, dd").Where(part => part.Closest("dl") == list))
        {
            if (part.LocalName == "dt")
                term = TextOf(part);
            else if (ItemOf(part, term.Length == 0 ? "" : term.TrimEnd(':') + ": ") is { } item)
            {
                items.Add(item);
                term = "";
            }
        }

        return items.Count == 0 ? null : new ListBlock(items);
    }

    /// <summary>An item: its own text, however many paragraphs it has, and the lists inside it.</summary>
    private static ListItem? ItemOf(IElement element, string prefix)
    {
        var blocks = Of(element);
        var paragraphs = blocks.OfType<Paragraph>().ToList();
        var text = string.Join(" ", blocks.Where(block => block is not ListBlock).Select(BlockText.Of));
        var children = blocks.OfType<ListBlock>().ToList();
        return text.Length == 0 && children.Count == 0 ? null : new ListItem(prefix + text, children)
        {
            Quoted = [.. paragraphs.SelectMany(paragraph => paragraph.Quoted)],
            LinkOnly = paragraphs.Count > 0 && prefix.Length == 0 && paragraphs.TrueForAll(paragraph => paragraph.LinkOnly) && children.Count == 0,
        };
    }
}
