namespace DevOpsNotes.Content.Search;

/// <summary>What a search found, and how it understood the query.</summary>
public sealed record SearchAnswer
{
    /// <summary>The best notes first; empty when no note answers.</summary>
    public IReadOnlyList<SearchHit> Hits { get; init; } = [];

    /// <summary>Misspelled words of the query, in order.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Names of topics by which notes were found that do not have the words of the query.</summary>
    public IReadOnlyList<string> Widened { get; init; } = [];

    /// <summary>When there are no hits: names of topics that lie nearest to the query and have notes.</summary>
    public IReadOnlyList<string> NearestTopics { get; init; } = [];
}
