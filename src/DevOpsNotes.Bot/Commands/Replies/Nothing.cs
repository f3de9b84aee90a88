namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>Nothing is to be said.</summary>
public sealed record Nothing : Reply;
