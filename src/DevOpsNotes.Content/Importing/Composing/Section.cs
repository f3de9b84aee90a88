using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>What stands under one heading, or one exchange of a conversation: the unit that lessons are made of.</summary>
internal sealed record Section
{
    /// <summary>The headings that lead to it, the outermost first; empty for a document without headings.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>What to call it on its own.</summary>
    public required string Title { get; init; }

    /// <summary>The fragment of the nearest heading that has one.</summary>
    public string? Anchor { get; init; }

    /// <summary>Who speaks here: of the turn, else of the heading, else of the document.</summary>
    public IReadOnlyList<string> Speakers { get; init; } = [];

    /// <summary>A talk at an event: its heading names who gave it.</summary>
    public bool IsTalk { get; init; }

    /// <summary>A note of its own, however short: it is never joined to a neighbour.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>The question that the section answers, with the name of who asked.</summary>
    public string? Question { get; init; }

    /// <summary>Stands above the first turn of a conversation and says who talks with whom.</summary>
    public bool IsPreface { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Nothing follows it, so half a sentence at its end was cut off.</summary>
    public bool EndsDocument { get; init; }

    /// <summary>Hardly anything but quotations, three or more.</summary>
    public bool IsCollection =>
        Blocks.OfType<Quotation>().ToList() is { Count: >= 3 } quotations && quotations.Sum(quotation => Words.Count(quotation.Text)) > 0.7 * WordCount;

    public string Text => string.Join("\n\n", Blocks.Select(BlockText.Of));

    public int WordCount => Blocks.Sum(block => Words.Count(BlockText.Of(block)));
}
