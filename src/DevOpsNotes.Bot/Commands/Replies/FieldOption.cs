namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>One of the values that a <see cref="Field"/> can have.</summary>
/// <param name="Value">What comes back.</param>
/// <param name="Label">What people read, at most 75 characters.</param>
public sealed record FieldOption(string Value, string Label);
