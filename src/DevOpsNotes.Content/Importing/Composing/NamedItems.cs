using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>Some note-takers nest their notes: "- Jo Moss: Taming queues" with what was said as bullets inside. Each such item is a section.</summary>
internal static class NamedItems
{
    public static IEnumerable<Section> Split(Section section, SpeakerSide side)
    {
        var open = new List<Block>();
        foreach (var block in section.Blocks)
        {
            if (block is not ListBlock list || !list.Items.Any(item => IsTalk(item, side)))
            {
                open.Add(block);
                continue;
            }

            var others = list.Items.Where(item => !IsTalk(item, side)).ToList();
            if (others.Count > 0)
                open.Add(list with { Items = others });
            foreach (var item in list.Items.Where(item => IsTalk(item, side)))
                yield return OfItem(section, item, HeadingParts.Read(item.Text, side));
        }

        if (open.Count > 0)
            yield return section with { Blocks = open };
    }

    private static bool IsTalk(ListItem item, SpeakerSide side) =>
        item.Children.Count > 0 && Words.Count(item.Text) <= 20 && HeadingParts.Read(item.Text.TrimEnd(':'), side).HasSpeakers;

    private static Section OfItem(Section section, ListItem item, HeadingParts parts) => section with
    {
        Path = [.. section.Path, parts.Title],
        Title = parts.Title,
        Speakers = parts.Speakers,
        IsTalk = true,
        StandsAlone = true,
        Blocks = item.Children,
    };
}
