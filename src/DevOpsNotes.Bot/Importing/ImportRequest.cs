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

    /// <summary>What is fetched again by itself: nobody looks on, and what would remove most of it is not done.</summary>
    public SourceHead? Refreshed { get; init; }

    /// <summary>Fetch the source again once a day; files cannot be followed.</summary>
    public bool Follow { get; init; }
}
