namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>A piece of a document's flow, whatever its format was. Texts are plain: no markup, single spaces, repaired encoding.</summary>
public abstract record Block;

/// <summary>A heading; level 1 is the largest. <paramref name="Anchor"/> is the fragment that leads to it.</summary>
public sealed record Heading(int Level, string Text, string? Anchor = null) : Block;

/// <summary>Running text.</summary>
public sealed record Paragraph(string Text) : Block
{
    /// <summary>What the author marked as somebody's words inside the text (<c>&lt;q&gt;</c>).</summary>
    public IReadOnlyList<string> Quoted { get; init; } = [];

    /// <summary>Little more than a pointer to another page.</summary>
    public bool LinkOnly { get; init; }
}

/// <summary>A bulleted, numbered or definition list, or the rows of a table.</summary>
public sealed record ListBlock(IReadOnlyList<ListItem> Items, bool Ordered = false) : Block
{
    /// <summary>The number of the first item of a numbered list.</summary>
    public int First { get; init; } = 1;
}

/// <summary>An item of a <see cref="ListBlock"/> with the lists inside it.</summary>
public sealed record ListItem(string Text, IReadOnlyList<ListBlock> Children)
{
    /// <inheritdoc cref="Paragraph.Quoted"/>
    public IReadOnlyList<string> Quoted { get; init; } = [];

    /// <inheritdoc cref="Paragraph.LinkOnly"/>
    public bool LinkOnly { get; init; }
}

/// <summary>Words set apart as a quote: a block quote, a figure, a pull quote.</summary>
/// <param name="Text">The exact words, without quotation marks around them.</param>
/// <param name="Byline">The line that says whose words they are, such as "Jo Moss, operator at Harbour".</param>
public sealed record Quotation(string Text, string? Byline = null) : Block
{
    /// <summary>A pull quote: the running text says the same.</summary>
    public bool Pulled { get; init; }
}

/// <summary>From here on, until the next turn, this speaker talks. The label is as the document has it: a name, a surname, "Moderator".</summary>
public sealed record Turn(string Speaker) : Block;
