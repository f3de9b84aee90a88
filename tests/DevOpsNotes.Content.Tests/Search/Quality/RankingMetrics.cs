namespace DevOpsNotes.Content.Tests.Search.Quality;

/// <summary>How good the answers to judged queries are.</summary>
internal sealed class RankingMetrics
{
    private const int Depth = 3;
    private const int Good = 2;

    private double _gain;
    private double _reciprocalRank;
    private int _successes;
    private int _empty;

    /// <summary>How many queries were counted.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Normalized discounted cumulative gain of the first three notes, a note's gain being 2^grade - 1; see Burges et al.,
    /// "Learning to rank using gradient descent" (ICML 2005).
    /// </summary>
    public double Ndcg => _gain / Count;

    /// <summary>Mean reciprocal rank of the first note that has any grade.</summary>
    public double Mrr => _reciprocalRank / Count;

    /// <summary>Share of queries whose first note is at least a good answer.</summary>
    public double SuccessAt1 => (double)_successes / Count;

    /// <summary>Share of queries without an answer.</summary>
    public double Empty => (double)_empty / Count;

    public static RankingMetrics Of(IEnumerable<JudgedQuery> queries, Func<string, IReadOnlyList<string>> search)
    {
        var metrics = new RankingMetrics();
        foreach (var query in queries) metrics.Add(query, search(query.Query));
        return metrics;
    }

    private void Add(JudgedQuery query, IReadOnlyList<string> answer)
    {
        int[] grades = [.. answer.Select(id => query.Grades.GetValueOrDefault(id))];
        var ideal = Gain(query.Grades.Values.OrderDescending());
        Count++;
        _gain += ideal == 0 ? 0 : Gain(grades) / ideal;
        _reciprocalRank += Array.FindIndex(grades, grade => grade > 0) is >= 0 and var first ? 1.0 / (first + 1) : 0;
        if (grades is [>= Good, ..]) _successes++;
        if (answer.Count == 0) _empty++;
    }

    private static double Gain(IEnumerable<int> grades) =>
        grades.Take(Depth).Select((grade, rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 2)).Sum();
}
