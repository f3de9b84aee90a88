namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>Some words of a paragraph.</summary>
public sealed record Span(string Text, SpanStyle Style = SpanStyle.Plain)
{
    public static implicit operator Span(string text) => new(text);

    /// <inheritdoc cref="SpanStyle.Line"/>
    public static Span Line(string text) => new(text, SpanStyle.Line);

    /// <inheritdoc cref="SpanStyle.Strong"/>
    public static Span Strong(string text) => new(text, SpanStyle.Strong);

    /// <inheritdoc cref="SpanStyle.Conversation"/>
    public static Span Conversation(string id) => new(id, SpanStyle.Conversation);

    /// <inheritdoc cref="SpanStyle.Usage"/>
    public static Span Usage(string text) => new(text, SpanStyle.Usage);
}
