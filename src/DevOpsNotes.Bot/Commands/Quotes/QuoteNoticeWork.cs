using System.Text.Json;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>Somebody was quoted and is to be told privately.</summary>
/// <param name="Workspace">The key of the workspace.</param>
/// <param name="Quotee">The platform's id of the person.</param>
/// <param name="Quote">The id of the quote.</param>
internal sealed record QuoteNoticeWork(string Workspace, string Quotee, string Quote)
{
    /// <summary>Names this piece of work, so that it can be tried again, and no other tells the same.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static QuoteNoticeWork Read(string json) => JsonSerializer.Deserialize<QuoteNoticeWork>(json) ?? throw new JsonException("null is no work");

    public override string ToString() => JsonSerializer.Serialize(this);
}
