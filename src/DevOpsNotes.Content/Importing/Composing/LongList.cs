using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>A list stays whole for as long as somebody reads it in one go; a longer one is cut between its outer items.</summary>
internal static class LongList
{
    private const int Longest = 300;
    private const int Part = 110;

    public static IEnumerable<ListBlock> Cut(ListBlock list)
    {
        if (WordsOf(list.Items) <= Longest)
            return [list];
        var parts = new List<List<ListItem>> { new() };
        foreach (var item in list.Items)
        {
            if (parts[^1].Count > 0 && WordsOf([.. parts[^1], item]) > Part)
                parts.Add([]);
            parts[^1].Add(item);
        }

        return parts.Select(part => list with { Items = part, First = list.First + parts.TakeWhile(other => other != part).Sum(other => other.Count) });
    }

    private static int WordsOf(IReadOnlyList<ListItem> items) => Words.Count(BlockText.Of(new ListBlock(items)));
}
