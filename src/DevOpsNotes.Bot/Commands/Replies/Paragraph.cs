namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>A line of text in the bot's words; what others wrote is data in it and rendered literally.</summary>
/// <param name="Spans">Its parts, one after the other.</param>
public sealed record Paragraph(params IReadOnlyList<Span> Spans)
{
    public static implicit operator Paragraph(string text) => new(new Span(text));

    /// <summary>The spans with a separator between them.</summary>
    public static Paragraph Join(string separator, IEnumerable<Span> spans) =>
        new([.. spans.SelectMany((span, i) => i == 0 ? [span] : new[] { new Span(separator), span })]);

    public override string ToString() => string.Concat(Spans.Select(span => span.Text));
}
