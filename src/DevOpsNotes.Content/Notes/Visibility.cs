namespace DevOpsNotes.Content.Notes;

/// <summary>Who may see a note inside its workspace, as <see cref="Note.Visibility"/> and exports say it.</summary>
public static class Visibility
{
    /// <summary>Everybody in the workspace: what an export says where a note says nothing.</summary>
    public const string Workspace = "workspace";

    private const string Prefix = "conversation:";

    /// <summary>Only a channel, chat or direct message.</summary>
    /// <param name="conversation">The platform's id of it.</param>
    public static string In(string conversation) => Prefix + conversation;

    /// <summary>The note as exports give it: what everybody in the workspace may see says so.</summary>
    public static Note Stated(Note note) => note with { Visibility = note.Visibility ?? Workspace };

    /// <summary>The conversation that a note is for; <see langword="null"/> for everybody in the workspace.</summary>
    public static string? ConversationOf(Note note) =>
        note.Visibility is { } visibility && visibility.StartsWith(Prefix, StringComparison.Ordinal) ? visibility[Prefix.Length..] : null;
}
