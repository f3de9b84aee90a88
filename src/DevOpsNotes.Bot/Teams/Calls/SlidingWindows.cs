namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>The turns that were taken under limits of the kind "so many in so long, whenever one begins to count". Not safe for threads.</summary>
/// <param name="limits">How many turns fit into how long; the longest last.</param>
internal sealed class SlidingWindows(IReadOnlyList<(int Turns, TimeSpan Span)> limits)
{
    /// <summary>In order of time; some are still to come.</summary>
    private readonly List<DateTimeOffset> _turns = [];

    /// <summary>The last turn; long ago when there is none.</summary>
    public DateTimeOffset Last => _turns.Count > 0 ? _turns[^1] : DateTimeOffset.MinValue;

    /// <summary>The earliest moment from this one on at which one more turn keeps all limits.</summary>
    public DateTimeOffset Earliest(DateTimeOffset from)
    {
        while (Crowd(from) is { } freeAt)
            from = freeAt;
        return from;
    }

    public void Take(DateTimeOffset turn, DateTimeOffset now)
    {
        _turns.RemoveRange(0, IndexOf(now - limits[^1].Span));
        _turns.Insert(IndexOf(turn), turn);
    }

    /// <summary>When a turn at this moment would be one too many: when the first of those that it is too many with is over.</summary>
    private DateTimeOffset? Crowd(DateTimeOffset turn)
    {
        var index = IndexOf(turn);
        foreach (var (turns, span) in limits)
        {
            // As many neighbours as fit into one window, with the new turn first, last, or anywhere among them.
            for (var first = Math.Max(0, index - turns); first <= index && first + turns <= _turns.Count; first++)
            {
                var (begin, last) = (_turns[first], _turns[first + turns - 1]);
                if ((turn > last ? turn : last) - (turn < begin ? turn : begin) < span)
                    return begin + span;
            }
        }

        return null;
    }

    /// <summary>How many turns are at or before a moment.</summary>
    private int IndexOf(DateTimeOffset moment)
    {
        var (low, high) = (0, _turns.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_turns[middle] <= moment)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
