namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>What is wrong with what was filled in; nothing that was typed is lost.</summary>
/// <param name="Dialog">The dialog, with the values that were typed.</param>
/// <param name="Errors">One sentence for each field that is wrong, by the field's name.</param>
public sealed record FieldErrors(Dialog Dialog, IReadOnlyDictionary<string, string> Errors) : Reply;
