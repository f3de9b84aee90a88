using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>A list of sayings, each with its byline ("Restore it." – Jo Moss), is no list but so many quotations.</summary>
internal static class QuotedItems
{
    public static IEnumerable<Block> Unfold(Block block)
    {
        if (block is not ListBlock { Items: var items })
            return [block];
        var quotations = items.Select(item => item.Children.Count == 0 ? Byline.Quotation(item.Text, byline: null) as Quotation : null).ToList();
        var bylines = quotations.Count(quotation => quotation?.Byline is not null);
        return bylines > 0 && bylines * 2 > items.Count
            ? items.Zip(quotations, (item, quotation) => quotation?.Byline is not null ? (Block)quotation : new Paragraph(item.Text))
            : [block];
    }
}
