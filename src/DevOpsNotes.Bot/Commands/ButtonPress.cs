namespace DevOpsNotes.Bot.Commands;

/// <summary>Somebody pressed a button of a reply. What it names is looked up again among what this person may see.</summary>
/// <param name="Caller">Who, and where.</param>
/// <param name="Action">The action of the <see cref="Replies.Button"/>.</param>
/// <param name="Value">The value of the button, perhaps tampered with.</param>
/// <param name="IsOnShared">The button is on something that many people read.</param>
internal sealed record ButtonPress(Caller Caller, string Action, string Value, bool IsOnShared);
