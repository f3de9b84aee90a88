using System.Text;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>Finds the quotations that only repeat what the running text says.</summary>
internal static class PullQuotes
{
    public static IReadOnlyList<Block> Mark(IReadOnlyList<Block> blocks)
    {
        if (!blocks.OfType<Quotation>().Any())
            return blocks;
        var text = Letters(string.Join(' ', blocks.Where(block => block is Paragraph or ListBlock).Select(BlockText.Of)));
        return [.. blocks.Select(block => block is Quotation quotation && text.Contains(Letters(quotation.Text), StringComparison.Ordinal) ? quotation with { Pulled = true } : block)];
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                letters.Append(char.ToLowerInvariant(c));
        }

        return letters.ToString();
    }
}
