using DevOpsNotes.Content.Search.Indexing;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>Tells by which topics an answer goes beyond the words of its query.</summary>
internal static class Widening
{
    /// <summary>Names of the topics, named by the query or related to those, by which a note was found that does not have the words.</summary>
    public static IReadOnlyList<string> Of(ClauseKind kind, QueryPlan plan, IndexSegment[] segments, List<Candidate> answer)
    {
        if (plan.Topics.IsEmpty) return [];
        List<string>? names = null;
        var clauses = plan.Clauses;
        for (var clause = 0; clause < clauses.Length; clause++)
        {
            if (clauses[clause].Kind != kind || IsNamed(plan, clauses[clause].Topic!)) continue;
            if (answer.Exists(candidate => (kind == ClauseKind.Topic || candidate.IsFromRelated) && Has(plan, segments, candidate, clause) && !HasWords(plan, segments, candidate, clause)))
                (names ??= []).Add(clauses[clause].Topic!);
        }

        return names ?? (IReadOnlyList<string>)[];
    }

    /// <summary>Who types the name of a topic need not be told that it is the name.</summary>
    private static bool IsNamed(QueryPlan plan, string topic)
    {
        foreach (var mention in plan.Topics)
        {
            if (mention.IsName && mention.Topic.Name == topic) return true;
        }

        return false;
    }

    /// <summary>The note has other clauses for all words that this one stands for.</summary>
    private static bool HasWords(QueryPlan plan, IndexSegment[] segments, in Candidate candidate, int topic)
    {
        var covers = plan.Clauses[topic].Covers;
        for (var clause = 0; clause < plan.Clauses.Length; clause++)
        {
            if (plan.Clauses[clause].Kind is ClauseKind.Word or ClauseKind.Compound && Has(plan, segments, candidate, clause)) covers &= ~plan.Clauses[clause].Covers;
        }

        return covers == 0;
    }

    private static bool Has(QueryPlan plan, IndexSegment[] segments, in Candidate candidate, int clause) =>
        plan.IdOf(clause, candidate.Segment) is not TermIds.None and var term && segments[candidate.Segment].Postings.ImpactOf(term, candidate.Note) > 0;
}
