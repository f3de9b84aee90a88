namespace DevOpsNotes.Content.Search;

/// <summary>What a search found, and how it understood the query.</summary>
public sealed record SearchAnswer
{
    /// <summary>The best notes first; empty when no note answers.</summary>
    public IReadOnlyList<SearchHit> Hits { get; init; } = [];

    /// <summary>Misspelled words of the query, in order.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Names of topics that the query names in other words than some of the notes, such as kubernetes for "k8s".</summary>
    public IReadOnlyList<string> Widened { get; init; } = [];

    /// <summary>Names of related topics from which an answer of few notes was filled up.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>When there are no hits: names of topics that lie nearest to the query and have notes.</summary>
    public IReadOnlyList<string> NearestTopics { get; init; } = [];
}
