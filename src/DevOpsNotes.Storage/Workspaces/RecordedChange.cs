namespace DevOpsNotes.Storage.Workspaces;

/// <summary>Who changed what, and when; never the words.</summary>
/// <param name="At">When.</param>
/// <param name="Who">The platform's id of the person; empty for one who was forgotten.</param>
/// <param name="What">What was done.</param>
/// <param name="Note">The id of the quote.</param>
public sealed record RecordedChange(DateTimeOffset At, string Who, QuoteChange What, string Note);
