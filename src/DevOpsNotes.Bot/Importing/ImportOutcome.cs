using DevOpsNotes.Content.Importing;

namespace DevOpsNotes.Bot.Importing;

/// <summary>What became of one source.</summary>
internal abstract record ImportOutcome(string Name)
{
    /// <summary>Its notes are published, or would be.</summary>
    public sealed record Imported(string Name, ImportedSource Source, ImportPlan Plan, bool DryRun) : ImportOutcome(Name);

    /// <summary>It is as it was at the last fetch.</summary>
    public sealed record NotModified(string Name) : ImportOutcome(Name);

    /// <summary>A file about its folder, such as a README; it is imported when it is named itself.</summary>
    public sealed record PassedOver(string Name) : ImportOutcome(Name);

    /// <summary>Nothing of it was published; the message says why and what to do.</summary>
    public sealed record Failed(string Name, string Message) : ImportOutcome(Name);
}
