using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Commands.Gaps;

/// <summary>
/// Counts in memory what people ask and no note answers, until it is flushed. Memory is bounded: who asks a lot of nonsense
/// only makes it forget what was asked least.
/// </summary>
internal sealed class GapCounter(TimeProvider time)
{
    /// <summary>Questions that are counted of one workspace between two flushes.</summary>
    public const int MostGaps = 50;

    /// <summary>Workspaces of which questions are counted between two flushes; of further ones nothing is.</summary>
    public const int MostWorkspaces = 1000;

    private readonly Lock _lock = new();
    private Dictionary<Scope, Dictionary<string, CountedGap>> _counts = [];

    /// <summary>Counts a question; one that should stay private is not counted.</summary>
    public void Count(Caller asker, string question)
    {
        if (AskedWords.Of(question) is { } words)
            Add(new CountedGap(asker.Workspace, words, [asker.User], time.GetUtcNow()));
    }

    /// <summary>Adds what was counted, here or in a flush that failed.</summary>
    public void Add(CountedGap gap)
    {
        lock (_lock)
        {
            if (!_counts.TryGetValue(gap.Workspace, out var counts))
            {
                if (_counts.Count == MostWorkspaces)
                    return;
                _counts[gap.Workspace] = counts = new Dictionary<string, CountedGap>(StringComparer.Ordinal);
            }

            if (counts.TryGetValue(gap.Words.Key, out var counted))
            {
                counts[gap.Words.Key] = counted.With(gap);
                return;
            }

            if (counts.Count == MostGaps)
                counts.Remove(counts.MinBy(other => (other.Value.Askers.Count, other.Value.LastAskedAt)).Key);
            counts[gap.Words.Key] = gap;
        }
    }

    /// <summary>All that was counted; counting begins anew.</summary>
    public IReadOnlyList<CountedGap> Take()
    {
        lock (_lock)
        {
            var counts = _counts;
            _counts = [];
            return [.. counts.Values.SelectMany(workspace => workspace.Values)];
        }
    }
}
