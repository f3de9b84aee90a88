using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>Joins sections too small for a lesson of their own to a neighbour of the same talk, with their heading as a lead-in.</summary>
internal static class SmallSections
{
    private const int Small = 30;
    private const int Large = 90;

    public static IReadOnlyList<Section> Join(IReadOnlyList<Section> sections)
    {
        var joined = new List<Section>();
        foreach (var section in sections)
        {
            if (joined is [.., var previous] && Belong(previous, section) && ShouldJoin(previous, section))
                joined[^1] = previous with { Blocks = [.. previous.Blocks, .. LeadIn(section), .. section.Blocks], EndsDocument = section.EndsDocument };
            else
                joined.Add(section);
        }

        return joined;
    }

    private static bool ShouldJoin(Section previous, Section next) =>
        (previous.WordCount < Small || next.WordCount < Small) && previous.WordCount + next.WordCount <= Large + Small;

    /// <summary>The introduction of a talk and its first part, or two parts of one talk.</summary>
    private static bool Belong(Section previous, Section next) =>
        previous.Question is null && next.Question is null && !next.StandsAlone
        && next.Path.Count > 1
        && previous.Speakers.SequenceEqual(next.Speakers)
        && previous.IsTalk == next.IsTalk
        && previous.Path.Count >= next.Path.Count - 1
        && previous.Path.Take(next.Path.Count - 1).SequenceEqual(next.Path.Take(next.Path.Count - 1));

    private static IEnumerable<Block> LeadIn(Section section) =>
        [new Paragraph(section.Path[^1] is var heading && heading[^1] is '?' or '!' or ':' ? heading : heading + ":")];
}
