namespace DevOpsNotes.Bot.Operations.Limits;

/// <summary>
/// So many turns at once for each key, and then one each so often. Memory is bounded: of very many keys that are all busy, each
/// begins anew.
/// </summary>
/// <param name="time">The clock; setting it back changes nothing.</param>
/// <param name="rate">How many, how often.</param>
internal sealed class KeyedRate<TKey>(TimeProvider time, Rate rate)
    where TKey : notnull
{
    /// <summary>Keys that are remembered.</summary>
    public const int Most = 10_000;

    private readonly Lock _lock = new();

    /// <summary>When all turns of a key are free again.</summary>
    private readonly Dictionary<TKey, TimeSpan> _free = [];

    /// <summary>Keys that are remembered now.</summary>
    public int Remembered
    {
        get
        {
            lock (_lock)
                return _free.Count;
        }
    }

    /// <summary>Takes a turn.</summary>
    /// <returns><see langword="false"/> when there is none now.</returns>
    public bool Take(TKey key)
    {
        var now = time.GetElapsedTime(startingTimestamp: 0);
        lock (_lock)
        {
            var isKnown = _free.TryGetValue(key, out var known);
            var free = (isKnown && known > now ? known : now) + rate.Every;
            if (free > now + (rate.AtOnce * rate.Every))
                return false;
            if (!isKnown && _free.Count >= Most)
                MakeRoom(now);
            _free[key] = free;
            return true;
        }
    }

    private void MakeRoom(TimeSpan now)
    {
        foreach (var (idle, _) in _free.Where(entry => entry.Value <= now))
            _free.Remove(idle);
        if (_free.Count >= Most)
            _free.Clear();
    }
}
