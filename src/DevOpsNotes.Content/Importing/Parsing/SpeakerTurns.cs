using DevOpsNotes.Content.Importing.Parsing.PlainText;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>Finds the turns of a conversation in marked-up text, where a paragraph begins with who speaks: "Jo: By touching it often."</summary>
internal static class SpeakerTurns
{
    public static IReadOnlyList<Block> Mark(IReadOnlyList<Block> blocks)
    {
        var labels = SpeakerLabels.Find([.. blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text)]);
        return [.. blocks.SelectMany(block => block is Paragraph paragraph ? Mark(paragraph, labels) : [block])];
    }

    private static IEnumerable<Block> Mark(Paragraph paragraph, SpeakerLabels labels)
    {
        if (!labels.TryMatch(paragraph.Text, out var speaker, out var rest))
            return [paragraph];
        return rest.Length == 0 ? [new Turn(speaker)] : [new Turn(speaker), paragraph with { Text = rest }];
    }
}
