using System.Runtime.InteropServices;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Operations;

/// <summary>Who reads: what notes may be shown follows from it.</summary>
/// <param name="Workspace">Whose notes.</param>
/// <param name="Conversation">The channel, chat or direct message in it.</param>
/// <param name="IsAmongStrangers">
/// People of other companies read along: only what everybody has, and what was saved in this conversation, may be shown.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Reader(Scope Workspace, string Conversation, bool IsAmongStrangers)
{
    /// <summary>Whether a note of the workspace's own may be shown.</summary>
    public bool Sees(Note note) => Visibility.ConversationOf(note) is { } conversation ? conversation == Conversation : !IsAmongStrangers;
}
