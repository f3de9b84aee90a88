using DevOpsNotes.Content.Search.Indexing;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>Finds words of a query side by side in a note.</summary>
internal static class Phrases
{
    private const float Weight = 0.8f;

    /// <summary>Raises the scores of candidates that have neighbours in the query as neighbours, stop words aside; tells whether any has.</summary>
    public static bool Raise(Span<Candidate> candidates, QueryPlan plan, IndexSegment[] segments)
    {
        if (plan.Content.Length < 2) return false;
        var any = false;
        foreach (ref var candidate in candidates)
        {
            if (Bonus(plan, segments, candidate) is not (> 0 and var bonus)) continue;
            candidate = candidate with { Score = candidate.Score + bonus };
            any = true;
        }

        return any;
    }

    /// <summary>What a note's score gains.</summary>
    public static float Bonus(QueryPlan plan, IndexSegment[] segments, in Candidate candidate)
    {
        var rows = segments[candidate.Segment].Rows;
        var content = plan.Content;
        var bonus = 0f;
        for (var i = 0; i + 1 < content.Length; i++)
        {
            if (BonusOf(plan, content, i) is not (> 0 and var gain)) continue;
            var (first, second) = (plan.IdOf(plan[content[i]].Clause, candidate.Segment), plan.IdOf(plan[content[i + 1]].Clause, candidate.Segment));
            if (first != TermIds.None && second != TermIds.None && rows.HasPair(candidate.Note, first, second)) bonus += gain;
        }

        return bonus;
    }

    /// <summary>What a word and the next are worth side by side; 0 when no note has one of them in its text.</summary>
    private static float BonusOf(QueryPlan plan, ReadOnlySpan<int> content, int at) =>
        plan[content[at]].Clause < 0 || plan[content[at + 1]].Clause < 0 ? 0
        : Weight * Math.Min(plan[content[at]].Weight, plan[content[at + 1]].Weight);
}
