namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>Something to fill in.</summary>
/// <param name="Name">By which its value is found.</param>
/// <param name="Label">What is asked for.</param>
/// <param name="MaxLength">Characters at most. A platform may hold people to it; a longer text that comes all the same is an error.</param>
public sealed record Field(string Name, string Label, int MaxLength)
{
    /// <summary>What to say about it, such as what happens when it is left empty.</summary>
    public string? Hint { get; init; }

    /// <summary>What stands in it at first.</summary>
    public string Value { get; init; } = "";

    public bool IsRequired { get; init; }

    /// <summary>It takes a text of several lines.</summary>
    public bool IsLong { get; init; }

    /// <summary>The values to choose from, one of which is <see cref="Value"/>; none for a text that is typed.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];
}
