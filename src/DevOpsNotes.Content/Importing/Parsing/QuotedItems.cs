using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>
/// Sayings that are not marked up as quotations: a paragraph or an item with a byline ("Restore it." – Jo Moss), and a
/// page of paragraphs in quotation marks.
/// </summary>
internal static class QuotedItems
{
    /// <summary>So many paragraphs that are nothing but quoted make a collection.</summary>
    private const int Collection = 3;

    public static IEnumerable<Block> Unfold(IReadOnlyList<Block> blocks)
    {
        var isCollection = blocks.OfType<Paragraph>().Count(paragraph => QuotationText.IsQuoted(paragraph.Text)) >= Collection;
        return blocks.SelectMany(block => block switch
        {
            ListBlock list => Unfold(list),
            Paragraph paragraph when Saying(paragraph.Text) is { } saying => [saying],
            Paragraph paragraph when isCollection && QuotationText.IsQuoted(paragraph.Text) => [QuotationText.Read(paragraph.Text, byline: null) ?? paragraph],
            _ => [block],
        });
    }

    private static IEnumerable<Block> Unfold(ListBlock list)
    {
        var sayings = list.Items.Select(item => item.Children.Count == 0 ? Saying(item.Text) : null).ToList();
        return sayings.Count(saying => saying is not null) * 2 > list.Items.Count
            ? list.Items.Zip(sayings, (item, saying) => saying ?? (Block)new Paragraph(item.Text))
            : [list];
    }

    private static Quotation? Saying(string text) =>
        text[0] is '“' or '"' or '„' or '«' && QuotationText.Read(text, byline: null) is Quotation { Byline: not null } quotation ? quotation : null;
}
