namespace DevOpsNotes.Content.Importing;

/// <summary>What a person decided about the sections of a source, over the head of the rules.</summary>
public sealed record ImportChoices
{
    public static ImportChoices None { get; } = new();

    /// <summary>Sections to import in any case: part of the heading, any case of letters.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];

    /// <summary>Sections to leave out in any case; wins over <see cref="Keep"/>.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];

    internal string? Apply(string heading, string? whyNot) =>
        Names(Drop, heading) ? "dropped as asked"
        : Names(Keep, heading) ? null
        : whyNot;

    private static bool Names(IReadOnlyList<string> parts, string heading) =>
        parts.Any(part => heading.Contains(part, StringComparison.OrdinalIgnoreCase));
}
