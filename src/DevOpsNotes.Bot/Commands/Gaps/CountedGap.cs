using System.Collections.Immutable;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Commands.Gaps;

/// <summary>What was asked in vain in a workspace since the last flush.</summary>
/// <param name="Workspace">Where.</param>
/// <param name="Words">What.</param>
/// <param name="Askers">The platform's ids of who asked, as far as they are counted.</param>
/// <param name="LastAskedAt">When it was asked last.</param>
internal sealed record CountedGap(Scope Workspace, AskedWords Words, ImmutableHashSet<string> Askers, DateTimeOffset LastAskedAt)
{
    /// <summary>More askers of a minute count as so many.</summary>
    public const int MostAskers = 20;

    /// <summary>Both counts of the same question.</summary>
    public CountedGap With(CountedGap other) => this with
    {
        Askers = [.. Askers.Union(other.Askers).Take(MostAskers)],
        LastAskedAt = LastAskedAt > other.LastAskedAt ? LastAskedAt : other.LastAskedAt,
    };
}
