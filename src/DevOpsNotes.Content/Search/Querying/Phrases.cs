using DevOpsNotes.Content.Search.Indexing;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>Finds words of a query side by side in a note.</summary>
internal static class Phrases
{
    private const float Weight = 0.8f;

    /// <summary>What a note's score gains by the neighbours in the query that are neighbours in the note, stop words aside.</summary>
    public static float Bonus(QueryPlan plan, IndexSegment[] segments, in Candidate candidate)
    {
        var row = segments[candidate.Segment].Rows.Of(candidate.Note);
        var content = plan.Content;
        var bonus = 0f;
        for (var i = 0; i + 1 < content.Length; i++)
        {
            var (first, second) = (plan.ClauseOf(content[i]), plan.ClauseOf(content[i + 1]));
            if (first < 0 || second < 0) continue;
            if (AreNeighbours(row, plan.IdOf(first, candidate.Segment), plan.IdOf(second, candidate.Segment)))
                bonus += Weight * Math.Min(plan.WeightOf(content[i]), plan.WeightOf(content[i + 1]));
        }

        return bonus;
    }

    private static bool AreNeighbours(ReadOnlySpan<int> row, int first, int second)
    {
        if (first < 0 || second < 0) return false;
        for (var at = row.IndexOf(first); at >= 0 && at + 1 < row.Length; at = row.IndexOf(first))
        {
            if (row[at + 1] == second) return true;
            row = row[(at + 1)..];
        }

        return false;
    }
}
