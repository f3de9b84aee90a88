using DevOpsNotes.Content.Importing;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Importing;

/// <summary>How to import.</summary>
internal sealed record ImportRequest
{
    public Scope Scope { get; init; }

    public ImportChoices Choices { get; init; } = ImportChoices.None;

    /// <summary>Only tell what would change.</summary>
    public bool DryRun { get; init; }

    /// <summary>Nobody looks on: what would remove most of a source is not done.</summary>
    public bool Unattended { get; init; }

    /// <summary>Fetch the source again once a day; files cannot be followed.</summary>
    public bool Follow { get; init; }
}
