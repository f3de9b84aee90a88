using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>
/// Some note-takers nest their notes: "- Jo Moss: Taming queues" or "- Taming queues by Jo Moss." with what was said
/// inside. Each such item is a section.
/// </summary>
internal static class NamedItems
{
    private const int FewestWordsSaid = 12;

    public static IEnumerable<Section> Split(Section section)
    {
        var open = new List<Block>();
        foreach (var block in section.Blocks)
        {
            var talks = block is ListBlock list ? Talks(list).ToList() : [];
            if (talks.Count == 0)
                open.Add(block);
            else if (Without((ListBlock)block, [.. talks.Select(talk => talk.Item)]) is { } rest)
                open.Add(rest);
            foreach (var (_, parts, said) in talks)
                yield return OfTalk(section, parts, said);
        }

        if (open.Count > 0)
            yield return section with { Blocks = open };
    }

    private static IEnumerable<(ListItem Item, HeadingParts Parts, IReadOnlyList<Block> Said)> Talks(ListBlock list)
    {
        var side = HeadingParts.UsualSide(list.Items.Where(item => item.Children.Count > 0).Select(item => item.Text.TrimEnd(':', '.')));
        foreach (var item in list.Items)
        {
            var title = Sentences.Split(item.Text).FirstOrDefault("");
            IReadOnlyList<Block> said = item.Text.Length > title.Length ? [new Paragraph(item.Text[title.Length..].Trim()), .. item.Children] : item.Children;
            var parts = HeadingParts.Read(title.TrimEnd(':', '.'), side);
            if (parts.HasSpeakers && Words.Count(title) <= 20 && said.Sum(block => Words.Count(BlockText.Of(block))) >= FewestWordsSaid)
            {
                yield return (item, parts, said);
                continue;
            }

            foreach (var inner in item.Children.SelectMany(Talks))
                yield return inner;
        }
    }

    /// <summary>The list without the items that became sections, or <see langword="null"/> when nothing is left of it.</summary>
    private static ListBlock? Without(ListBlock list, HashSet<ListItem> talks)
    {
        var items = list.Items.Where(item => !talks.Contains(item))
            .Select(item => item.Children.Count == 0 ? item : item with { Children = [.. item.Children.Select(child => Without(child, talks)).OfType<ListBlock>()] })
            .ToList();
        return items.Count == 0 || items.TrueForAll(item => item.Children.Count == 0 && Words.Count(item.Text) <= 6) ? null : list with { Items = items };
    }

    private static Section OfTalk(Section section, HeadingParts parts, IReadOnlyList<Block> said) => section with
    {
        Path = [.. section.Path, parts.Title],
        Title = parts.Title,
        Speakers = parts.Speakers,
        IsTalk = true,
        StandsAlone = true,
        Blocks = said,
    };
}
