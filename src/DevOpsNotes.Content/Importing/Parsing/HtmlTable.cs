using AngleSharp.Dom;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>Reads a table as a list: an item for each row, its cells named by the column heads.</summary>
internal static class HtmlTable
{
    /// <summary>Older pages put their columns in a table: then a cell holds headings and paragraphs.</summary>
    public static bool IsLayout(IElement table) => table.QuerySelector("h1, h2, h3, h4, p, ul, ol, blockquote, article, table") is not null;

    public static ListBlock? ListOf(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table).Select(CellsOf).Where(cells => cells.Count > 0).ToList();
        var heads = table.QuerySelector("tr") is { } first && first.QuerySelector("th") is not null && first.QuerySelector("td") is null ? rows.FirstOrDefault() : null;
        if (heads is not null)
            rows.RemoveAt(0);
        return rows.Count == 0 ? null : new ListBlock([.. rows.Select(row => new ListItem(RowText(row, heads), []))]);
    }

    private static List<string> CellsOf(IElement row)
    {
        var cells = new List<string>();
        foreach (var cell in row.Children.Where(cell => cell.LocalName is "td" or "th"))
        {
            var inline = new InlineText();
            inline.Append(cell);
            cells.Add(inline.Text);
        }

        return cells.TrueForAll(cell => cell.Length == 0) ? [] : cells;
    }

    private static string RowText(List<string> cells, List<string>? heads)
    {
        if (cells.Count == 2)
            return $"{cells[0].TrimEnd(':')}: {cells[1]}";
        var named = cells.Skip(1).Select((cell, column) =>
            heads is not null && column + 1 < heads.Count && heads[column + 1].Length > 0 ? $"{heads[column + 1]} {cell}" : cell);
        return cells.Count == 1 ? cells[0] : $"{cells[0].TrimEnd(':')}: {string.Join("; ", named.Where(cell => cell.Length > 0))}";
    }
}
