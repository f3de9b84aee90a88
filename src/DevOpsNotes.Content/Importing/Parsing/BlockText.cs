using System.Globalization;
using System.Text;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>A block as a note's text has it.</summary>
internal static class BlockText
{
    public static string Of(Block block) => block switch
    {
        Heading heading => heading.Text,
        Paragraph paragraph => paragraph.Text,
        ListBlock list => Of(list),
        Quotation { Byline: { } byline } quotation when Byline.Read(byline) is { IsUnknown: false, Speaker: var speaker } => $"{speaker}: “{quotation.Text}”",
        Quotation quotation => $"“{quotation.Text}”",
        _ => "",
    };

    private static string Of(ListBlock list)
    {
        var text = new StringBuilder();
        Append(text, list, depth: 0);
        return text.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, ListBlock list, int depth)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            var mark = list.Ordered ? (list.First + i).ToString(CultureInfo.InvariantCulture) + ". " : "- ";
            text.Append(' ', depth * 2).Append(mark).Append(list.Items[i].Text).Append('\n');
            foreach (var child in list.Items[i].Children)
                Append(text, child, depth + 1);
        }
    }
}
