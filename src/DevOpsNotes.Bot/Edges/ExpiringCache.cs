using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace DevOpsNotes.Bot.Edges;

/// <summary>What was asked lately, so that it is not asked each time.</summary>
/// <param name="time">The clock.</param>
/// <param name="lifetime">How long a value is good.</param>
internal sealed class ExpiringCache<T>(TimeProvider time, TimeSpan lifetime)
    where T : notnull
{
    /// <summary>With more than these, old ones are dropped; and all of them, if that is not enough.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (T Value, DateTimeOffset Until)> _entries = new(StringComparer.Ordinal);

    /// <summary>Gives the value, if it was kept lately.</summary>
    public bool TryFind(string key, [MaybeNullWhen(false)] out T value)
    {
        var isKnown = _entries.TryGetValue(key, out var entry) && entry.Until > time.GetUtcNow();
        value = isKnown ? entry.Value : default;
        return isKnown;
    }

    /// <summary>It was no good.</summary>
    public void Drop(string key) => _entries.TryRemove(key, out _);

    public void Keep(string key, T value)
    {
        var now = time.GetUtcNow();
        if (_entries.Count >= Most)
        {
            foreach (var old in _entries.Where(entry => entry.Value.Until <= now))
                _entries.TryRemove(old);
            if (_entries.Count >= Most)
                _entries.Clear();
        }

        _entries[key] = (value, now + lifetime);
    }
}
