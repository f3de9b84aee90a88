namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>
/// Cuts the pieces of a section into lessons of 30 to 120 words. Among all ways to cut it finds the one that costs least:
/// a lesson outside that length costs, and so does a cut inside a paragraph, before "This ..." or after half a sentence.
/// </summary>
internal static class Partition
{
    private const int Shortest = 30;
    private const int Longest = 120;
    private const int Ideal = 85;
    private const double Forbidden = 1e6;

    private static readonly string[] PointsBack =
        ["This", "That", "These", "Those", "It", "They", "He", "She", "But", "And", "So", "Or", "Then", "Also", "However", "Because", "Otherwise", "Therefore", "Instead", "Again", "Which", "Note", "Yes", "No", "Another", "Here", "There", "Once", "When that"];

    public static IEnumerable<IReadOnlyList<Piece>> Cut(IReadOnlyList<Piece> pieces)
    {
        if (pieces.Count == 0)
            return [];
        // cheapest[i]: the least that the first i pieces can cost; from[i]: where their last lesson begins.
        var cheapest = new double[pieces.Count + 1];
        var from = new int[pieces.Count + 1];
        for (var end = 1; end <= pieces.Count; end++)
        {
            cheapest[end] = double.MaxValue;
            var words = 0;
            for (var start = end - 1; start >= 0; start--)
            {
                words += Math.Max(1, pieces[start].Words);
                var cost = cheapest[start] + LengthCost(words) + (start > 0 ? CutCost(pieces[start - 1], pieces[start]) : 0);
                if (cost < cheapest[end])
                    (cheapest[end], from[end]) = (cost, start);
                if (words > Longest * 4 && cheapest[end] < double.MaxValue)
                    break;
            }
        }

        return Parts(pieces, from);
    }

    private static Stack<IReadOnlyList<Piece>> Parts(IReadOnlyList<Piece> pieces, int[] from)
    {
        var parts = new Stack<IReadOnlyList<Piece>>();
        for (var end = pieces.Count; end > 0; end = from[end])
            parts.Push([.. pieces.Skip(from[end]).Take(end - from[end])]);
        return parts;
    }

    private static double LengthCost(int words) => words switch
    {
        < Shortest => 20 + ((Shortest - words) * 3),
        > Longest => 10 + ((words - Longest) * 2),
        _ => Math.Abs(words - Ideal) * 0.15,
    };

    private static double CutCost(Piece before, Piece after)
    {
        if (before.LeadsIn)
            return Forbidden;
        var cost = 0.0;
        if (!before.IsComplete || char.IsLower(after.Text[0]))
            cost += 60;
        if (!after.StartsParagraph)
            cost += 12;
        if (!after.IsList && Array.Exists(PointsBack, word => after.Text.StartsWith(word, StringComparison.Ordinal) && after.Text.Length > word.Length && !char.IsLetter(after.Text[word.Length])))
            cost += 8;
        // A list or a quote belongs to the text that it comes from.
        return after.IsList ? cost + 25 : cost;
    }
}
