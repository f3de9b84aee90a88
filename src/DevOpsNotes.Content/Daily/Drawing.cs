using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Daily;

/// <summary>One draw from a deck. Not for several threads.</summary>
internal sealed class Drawing
{
    private readonly DeckTable _table;
    private readonly DeckPosition _position;
    private readonly DeckOrder _order;

    /// <summary>Each note's number in the order; infinite once it was drawn.</summary>
    private readonly double[] _numbers;

    /// <summary>How many notes each talk has left in this epoch.</summary>
    private readonly int[] _left;

    /// <summary>For how many posts each talk has still to rest.</summary>
    private readonly int[] _rests;

    /// <summary>How many posts ago each talk was last; as many as matter where it was longer ago.</summary>
    private readonly int[] _ago;

    private readonly int? _last;
    private readonly double _reached;
    private readonly int _count;

    public Drawing(DeckTable table, string subscription, DeckPosition position)
    {
        (_table, _position, _order) = (table, position, new DeckOrder(subscription, position.Epoch));
        _numbers = new double[table.Notes.Length];
        _left = new int[table.Apart.Length];
        _rests = new int[_left.Length];
        _ago = new int[_left.Length];
        _last = position.Last is { } last ? table.PlaceOf(last) : null;
        _reached = position.Reached is { } reached ? NumberOf(reached) : double.NegativeInfinity;
        Number();
        Rest();
        for (var place = 0; place < _numbers.Length; place++)
        {
            if (double.IsInfinity(_numbers[place]))
                continue;
            _count++;
            _left[table.Talks[place]]++;
        }
    }

    /// <summary>All notes of the deck had their turn in this epoch.</summary>
    public bool IsThrough => _count == 0;

    /// <summary>Draws a note; there must be one.</summary>
    public DeckDraw Draw()
    {
        var place = Choose();
        var note = _table.Notes[place];
        _numbers[place] = double.PositiveInfinity;
        var next = Next();
        var (reached, furthest, ahead) = (_position.Reached, _reached, new List<string>());
        foreach (var id in _position.Ahead.Append(note.Id))
        {
            var number = NumberOf(id);
            if (number > next)
                ahead.Add(id);
            else if (number > furthest)
                (reached, furthest) = (id, number);
        }

        return new DeckDraw(note, _position with
        {
            Drawn = _position.Drawn + 1,
            Reached = reached,
            Last = note.Id,
            Ahead = ahead,
            Talks = [.. _position.Talks.TakeLast(DailyDeck.Apart - 2), _table.TalkKeys[place]],
        });
    }

    private void Number()
    {
        for (var place = 0; place < _numbers.Length; place++)
            _numbers[place] = _order.NumberOf(_table.Hashes[place]);
        foreach (var (id, votes) in _position.Votes)
        {
            if (_table.PlaceOf(id) is { } place)
                _numbers[place] = _order.NumberOf(_table.Hashes[place], votes);
        }

        foreach (ref var number in _numbers.AsSpan())
        {
            if (number <= _reached)
                number = double.PositiveInfinity;
        }

        foreach (var id in _position.Ahead)
        {
            if (_table.PlaceOf(id) is { } place)
                _numbers[place] = double.PositiveInfinity;
        }
    }

    private void Rest()
    {
        Array.Fill(_ago, DailyDeck.Apart);
        var talks = _position.Talks;
        for (var i = 0; i < talks.Count; i++)
        {
            // The last note may be told to be of another talk since.
            var talk = i == talks.Count - 1 && _last is { } last ? _table.Talks[last] : _table.TalkOf(talks[i]);
            if (talk is { } known)
                _ago[known] = talks.Count - i;
        }

        for (var talk = 0; talk < _rests.Length; talk++)
            _rests[talk] = Math.Max(0, _table.Apart[talk] - _ago[talk]);
    }

    private double NumberOf(string id) => _order.NumberOf(DeckOrder.HashOf(id), _position.Votes.GetValueOrDefault(id));

    /// <summary>The first in the order, unless its talk rests, or talks with more notes left would not come round any more.</summary>
    private int Choose()
    {
        if (_position.Ahead.Count >= DeckPosition.MostAhead)
            return First(_ => true);
        var pace = new TalkPace(_left, _table.Apart, _rests, _count);
        if (pace.Neediest < 0)
            return LongestAgo();
        for (var need = 0; need <= pace.NeedOf(pace.Neediest);)
        {
            var first = First(talk => _rests[talk] == 0 && pace.NeedOf(talk) >= need);
            var talk = _table.Talks[first];
            if (pace.Allows(talk))
                return first;
            need = pace.NeedOf(talk) + 1;
        }

        return First(talk => talk == pace.Neediest);
    }

    /// <summary>The first note of those talks.</summary>
    private int First(Func<int, bool> isIncluded)
    {
        var first = -1;
        for (var place = 0; place < _numbers.Length; place++)
        {
            if (MayDraw(place) && (first < 0 || _numbers[place] < _numbers[first]) && isIncluded(_table.Talks[place]))
                first = place;
        }

        return first;
    }

    private int LongestAgo()
    {
        var longest = -1;
        for (var place = 0; place < _numbers.Length; place++)
        {
            if (MayDraw(place) && (longest < 0 || (-Ago(place), _numbers[place]).CompareTo((-Ago(longest), _numbers[longest])) < 0))
                longest = place;
        }

        return longest;

        int Ago(int place) => _ago[_table.Talks[place]];
    }

    /// <summary>It is left, and not the one that was drawn last, unless there is no other.</summary>
    private bool MayDraw(int place) => !double.IsInfinity(_numbers[place]) && (place != _last || _count == 1);

    /// <summary>The lowest number of those that are left.</summary>
    private double Next()
    {
        var next = double.PositiveInfinity;
        foreach (var number in _numbers)
            next = Math.Min(next, number);
        return next;
    }
}
