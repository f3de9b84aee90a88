namespace DevOpsNotes.Content.Search.Querying;

/// <summary>How a term of the index came to stand for words of a query.</summary>
internal enum ClauseKind
{
    /// <summary>The word itself.</summary>
    Word,

    /// <summary>Two words of the query that the notes write as one.</summary>
    Compound,

    /// <summary>The word in a speaker's name.</summary>
    Speaker,

    /// <summary>The word in an event's name, or its year.</summary>
    Event,

    /// <summary>Two words side by side in an event's name: "day devops" is not "devops days".</summary>
    EventCompound,

    /// <summary>A topic that the words name.</summary>
    Topic,

    /// <summary>A topic related to one that the words name.</summary>
    Related,
}
