namespace DevOpsNotes.Content.Daily;

/// <summary>
/// Whether talks can still be drawn far enough apart before the epoch ends. It is soonest through when the talk that needs the
/// most posts for what it has left is drawn whenever it need not rest; a choice that makes it later costs somebody's rest.
/// </summary>
/// <remarks>
/// Among talks that rest equally long, to draw the one with more left first is never worse: where a plan has the other first, the
/// two can change places in it up to where they meet. So talks that rest in full are alike when they have as many left, and only
/// counted; the few that are too long for it (<see cref="DeckTable.Apart"/>) are followed one by one.
/// </remarks>
internal sealed class TalkPace
{
    private const int None = -1;

    private readonly int[] _left;
    private readonly int[] _apart;
    private readonly int _notes;

    /// <summary>How many talks have so many notes left and need not rest.</summary>
    private readonly int[] _ready;

    /// <summary>How many notes the talk has left that comes back in so many posts.</summary>
    private readonly int[] _resting = new int[DailyDeck.Apart];

    /// <summary>The talks that are too long, and in how many posts each comes back.</summary>
    private readonly List<(int Talk, int Back)> _tooLong = [];

    /// <summary>Takes how things are.</summary>
    /// <param name="left">How many notes each talk has left.</param>
    /// <param name="apart">How many posts apart its notes are to be.</param>
    /// <param name="rests">For how many posts it has still to rest.</param>
    /// <param name="notes">How many notes there are left.</param>
    public TalkPace(int[] left, int[] apart, int[] rests, int notes)
    {
        (_left, _apart, _notes) = (left, apart, notes);
        var most = 0;
        foreach (var count in left)
            most = Math.Max(most, count);
        _ready = new int[most + 1];
        var (first, longest) = (None, None);
        for (var talk = 0; talk < left.Length; talk++)
        {
            if (left[talk] == 0)
                continue;
            if (rests[talk] == 0 && (NeedOf(talk) > longest || (NeedOf(talk) == longest && apart[talk] > apart[first])))
                (first, longest) = (talk, NeedOf(talk));
            if (apart[talk] < DailyDeck.Apart)
                _tooLong.Add((talk, rests[talk]));
            else if (rests[talk] > 0)
                _resting[rests[talk]] = left[talk];
            else
                _ready[left[talk]]++;
        }

        Neediest = first;
    }

    /// <summary>The talk that needs the most posts, of those that need not rest; of two, the one that rests longer; -1 when all must.</summary>
    public int Neediest { get; }

    /// <summary>How many posts a talk needs from its next note to its last.</summary>
    public int NeedOf(int talk) => (_left[talk] - 1) * _apart[talk];

    /// <summary>Whether a talk that need not rest may be drawn now.</summary>
    public bool Allows(int talk) =>
        (NeedOf(talk) == NeedOf(Neediest) && _apart[talk] == _apart[Neediest]) || (PostsWith(talk) is var posts && (posts == _notes || posts <= PostsWith(Neediest)));

    /// <summary>How many posts it takes until all is drawn, those included that would have to be left out so that talks rest.</summary>
    private int PostsWith(int first)
    {
        Span<int> ready = _ready.Length <= 256 ? stackalloc int[_ready.Length] : new int[_ready.Length];
        Span<int> resting = stackalloc int[DailyDeck.Apart];
        Span<(int Left, int Back)> tooLong = stackalloc (int, int)[_tooLong.Count];
        _ready.CopyTo(ready);
        _resting.CopyTo(resting);
        for (var i = 0; i < tooLong.Length; i++)
            tooLong[i] = _tooLong[i].Talk == first ? (_left[first] - 1, _apart[first]) : (_left[_tooLong[i].Talk], _tooLong[i].Back);
        if (_apart[first] == DailyDeck.Apart)
        {
            ready[_left[first]]--;
            resting[0] = _left[first] - 1;
        }

        var (post, most) = (1, ready.Length - 1);
        for (var notes = _notes - 1; notes > 0; post++)
        {
            // Whoever was drawn ten posts ago comes back at the place in the circle where that was noted.
            ref var place = ref resting[post % DailyDeck.Apart];
            most = Math.Max(most, place);
            ready[place]++;
            while (most > 0 && ready[most] == 0)
                most--;
            place = 0;
            if (TryDraw(tooLong, post, (most - 1) * DailyDeck.Apart))
            {
                notes--;
            }
            else if (most > 0)
            {
                ready[most]--;
                place = most - 1;
                notes--;
            }
        }

        return post;
    }

    /// <summary>Draws from the talk that needs the most posts, as <see cref="Neediest"/> would be, if any of these needs more than a number.</summary>
    private bool TryDraw(Span<(int Left, int Back)> tooLong, int post, int need)
    {
        var neediest = None;
        for (var i = 0; i < tooLong.Length; i++)
        {
            var ((left, back), apart) = (tooLong[i], _apart[_tooLong[i].Talk]);
            var isNeedier = (left - 1) * apart > need || (neediest != None && (left - 1) * apart == need && apart > _apart[_tooLong[neediest].Talk]);
            if (left > 0 && back <= post && isNeedier)
                (neediest, need) = (i, (left - 1) * apart);
        }

        if (neediest == None)
            return false;
        tooLong[neediest] = (tooLong[neediest].Left - 1, post + _apart[_tooLong[neediest].Talk]);
        return true;
    }
}
