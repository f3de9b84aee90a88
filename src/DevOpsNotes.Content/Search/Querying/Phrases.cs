using DevOpsNotes.Content.Search.Indexing;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>Finds words of a query side by side in a note.</summary>
internal static class Phrases
{
    private const float Weight = 0.8f;

    /// <summary>Raises the scores of candidates that have neighbours in the query as neighbours, stop words aside.</summary>
    public static void Raise(Span<Candidate> candidates, QueryPlan plan, IndexSegment[] segments)
    {
        if (plan.Content.Length < 2) return;
        foreach (ref var candidate in candidates) candidate = candidate with { Score = candidate.Score + Bonus(plan, segments, candidate) };
    }

    /// <summary>What a note's score gains.</summary>
    public static float Bonus(QueryPlan plan, IndexSegment[] segments, in Candidate candidate)
    {
        var row = segments[candidate.Segment].Rows.Of(candidate.Note);
        var content = plan.Content;
        var bonus = 0f;
        for (var i = 0; i + 1 < content.Length; i++)
        {
            if (BonusOf(plan, content, i) is > 0 and var gain
                && AreNeighbours(row, plan.IdOf(plan.ClauseOf(content[i]), candidate.Segment), plan.IdOf(plan.ClauseOf(content[i + 1]), candidate.Segment)))
                bonus += gain;
        }

        return bonus;
    }

    /// <summary>What a word and the next are worth side by side; 0 when no note has one of them in its text.</summary>
    private static float BonusOf(QueryPlan plan, ReadOnlySpan<int> content, int at) =>
        plan.ClauseOf(content[at]) < 0 || plan.ClauseOf(content[at + 1]) < 0 ? 0
        : Weight * Math.Min(plan.WeightOf(content[at]), plan.WeightOf(content[at + 1]));

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
