namespace DevOpsNotes.Bot.Commands;

/// <summary>Somebody filled in a <see cref="Replies.Dialog"/>.</summary>
/// <param name="Caller">Who, and where.</param>
/// <param name="Dialog">The name of the dialog.</param>
/// <param name="State">The state of the dialog, perhaps tampered with.</param>
/// <param name="Values">What was typed, by the name of the field; a field may be missing.</param>
internal sealed record Submission(Caller Caller, string Dialog, string State, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>What was typed into a field; empty when nothing was.</summary>
    public string this[string field] => Values.GetValueOrDefault(field, "");
}
