using DevOpsNotes.Content.Search.Indexing;
using DevOpsNotes.Content.Search.Meaning;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>What the words of a query mean together. It is filled again and again.</summary>
internal sealed class QueryMeaning
{
    /// <summary>The cosine of any two texts of this field is about that.</summary>
    private const float OfAnyTexts = 0.25f;

    private readonly float[] _sum = new float[WordVectors.Dimensions];
    private readonly sbyte[] _direction = new sbyte[WordVectors.Dimensions];

    /// <summary>That of one query.</summary>
    public static QueryMeaning Of(QueryPlan plan)
    {
        var meaning = new QueryMeaning();
        meaning.Read(plan);
        return meaning;
    }

    /// <summary>Takes in a query; tells whether it has a word with a vector at all.</summary>
    public bool Read(QueryPlan plan)
    {
        Array.Clear(_sum);
        var any = false;
        foreach (var word in plan.Content)
        {
            if (WordVectors.Default.Find(plan.Words.Stem(word)) is not { } number) continue;
            WordVectors.Default.AddTo(_sum, number, 1);
            any = true;
        }

        Direction.Of(_sum, _direction);
        return any;
    }

    /// <summary>Raises the scores of candidates by how close in meaning they are.</summary>
    /// <param name="candidates">The candidates, which have gained nothing by it yet.</param>
    /// <param name="most">What one gains that means just the same.</param>
    /// <param name="segments">Those of the candidates.</param>
    public void Raise(Span<Candidate> candidates, float most, IndexSegment[] segments)
    {
        foreach (ref var candidate in candidates)
        {
            var gain = most * ClosenessOf(segments[candidate.Segment].Directions[candidate.Note]);
            candidate = candidate with { Score = candidate.Score + gain, Meaning = gain };
        }
    }

    /// <summary>Keeps nothing of what was asked.</summary>
    public void Forget() => Array.Clear(_direction);

    /// <summary>How close in meaning a note is that points there: 0 when no closer than any two texts of this field are, 1 when just the same.</summary>
    public float ClosenessOf(ReadOnlySpan<sbyte> note) =>
        Math.Max(0, (Direction.Cosine(_direction, note) - OfAnyTexts) / (1 - OfAnyTexts));
}
