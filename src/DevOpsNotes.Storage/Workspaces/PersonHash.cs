using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>Stands for a person where the id must not be read: in votes, and in the wish never to be quoted.</summary>
internal static class PersonHash
{
    /// <summary>The same for the same person of the same workspace. Who has the ids of all members could work it out.</summary>
    public static string Of(Scope workspace, string person) => TableKey.HashOf(workspace.Key, person);
}
