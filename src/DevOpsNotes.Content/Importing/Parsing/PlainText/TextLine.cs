namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>What a line of a plain text is, judged by itself.</summary>
internal enum LineKind
{
    Text,
    Blank,
    Date,
    Label,
    Bullet,
    Quoted,
    MailHeader,
    Poll,
    Ruler,
}

/// <summary>A line with what it is.</summary>
/// <param name="Kind">What the line is.</param>
/// <param name="Text">Its text: for a bullet without the mark, for a label what follows it on the line.</param>
internal sealed record TextLine(LineKind Kind, string Text)
{
    /// <summary>The speaker of a <see cref="LineKind.Label"/>.</summary>
    public string? Speaker { get; init; }

    public DateOnly Date { get; init; }

    /// <summary>Columns before the text.</summary>
    public int Indent { get; init; }

    /// <summary>A bullet's mark, or the digit of a numbered one.</summary>
    public char Mark { get; init; }

    /// <summary>"On 3 May Jo wrote:".</summary>
    public bool IsReplyMark => Kind == LineKind.MailHeader && Text.EndsWith("wrote:", StringComparison.OrdinalIgnoreCase);

    public bool IsNumbered => Kind == LineKind.Bullet && char.IsLetterOrDigit(Mark);
}
