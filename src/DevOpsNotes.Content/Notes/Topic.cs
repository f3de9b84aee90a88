namespace DevOpsNotes.Content.Notes;

/// <summary>An entry of the topic catalogue.</summary>
public sealed record Topic
{
    /// <summary>A lower-case phrase, such as "error budget".</summary>
    public required string Name { get; init; }

    /// <summary>What else people call it: abbreviations, slang, symptoms.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>
    /// Words by which a question means it, but which say too little of a text: symptoms, and words as common as "slow".
    /// </summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>
    /// What belongs to it, such as a product: a text that names it is about the topic, but who asks for it is not answered by
    /// a text about the topic at large.
    /// </summary>
    public IReadOnlyList<string> Narrower { get; init; } = [];

    /// <summary>
    /// Those of the names above that count only as written, because another form is an ordinary word ("containers", but
    /// "this contains"). One with a capital is compared with its case ("IT"), one without in any case.
    /// </summary>
    public IReadOnlyList<string> Exactly { get; init; } = [];

    /// <summary>Why the bundled library has fewer than two lessons on it; <see langword="null"/> when it has.</summary>
    public string? FewLessons { get; init; }

    /// <summary>Number of its first line in the catalogue, for messages.</summary>
    public int Line { get; init; }

    /// <summary>Names of the topics a reader of this one would look at next.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];
}
