using System.Numerics;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>
/// How much of a query a note speaks of, and whether that is enough. A set of words is an integer with a bit for each
/// content word of the query, in order.
/// </summary>
internal sealed class Coverage
{
    /// <summary>Later words of a query add to scores, but are not counted.</summary>
    public const int MaxWords = 32;

    /// <summary>
    /// A note that has more than half of what a query is about answers it. One common word is less: the others weigh as much
    /// as they are rare, and those that no note has the most.
    /// </summary>
    private const float Half = 0.505f;

    /// <summary>Of a question with more known words than this, less needs to be covered.</summary>
    private const float LongQuestion = 2;

    /// <summary>But never less than this part of it.</summary>
    private const float MostRelief = 1.3f;

    /// <summary>A note that is closer in meaning than this needs less of the words, one that is farther off needs more.</summary>
    private const float UsualCloseness = 0.2f;

    /// <summary>Closer counts as this: the rest a note must say in the words of the query.</summary>
    private const float MostCloseness = 0.4f;

    /// <summary>How much of the query each step of closeness from there, from 0 to 1, stands for.</summary>
    private const float MeantWords = 0.55f;

    /// <summary>A word that is less of a query than this is not missed.</summary>
    private const float Missed = 0.001f;

    private readonly float[] _weights = new float[MaxWords];
    private float _total;
    private int _length;
    private int _count;
    private uint _subjects;
    private uint _telling;
    private bool _hasForeignWord;

    private float Relief => Math.Clamp(_count / LongQuestion, 1, MostRelief);

    public void Clear() => (_total, _length, _count, _subjects, _telling, _hasForeignWord) = (0, 0, 0, 0, 0, false);

    /// <summary>Takes in a word.</summary>
    /// <param name="number">Its place.</param>
    /// <param name="word">What is known of it.</param>
    /// <param name="isForeign">It is missed, and no text of this field has it: the query may be about something else, whatever else it says.</param>
    public void Add(int number, QueryWord word, bool isForeign)
    {
        if (number >= MaxWords) return;
        _weights[number] = word.Weight;
        _length = number + 1;
        _total += word.Weight;
        if (word is { IsLight: false, Notes: > 0 }) _count++;
        if (!word.IsLight || word.IsOfTopic) _subjects |= 1u << number;
        if (word.IsOfTopic || !(word.IsLight || word.IsEveryday)) _telling |= 1u << number;
        _hasForeignWord |= isForeign;
    }

    /// <summary>From 0, nothing, to 1, every word: each counts as much as it is telling.</summary>
    public float Share(uint words)
    {
        var sum = 0f;
        for (; words != 0; words &= words - 1) sum += _weights[BitOperations.TrailingZeroCount(words)];
        return _total == 0 ? 0 : sum / _total;
    }

    /// <summary>The words that a note has which has all of the query: one that nearly all notes have is not missed.</summary>
    public uint All()
    {
        var all = 0u;
        for (var number = 0; number < _length; number++)
        {
            if (_weights[number] > Missed * _total) all |= 1u << number;
        }

        return all;
    }

    /// <summary>Whether a note with these words, which are such a share of all, answers the query.</summary>
    public bool IsEnough(uint words, float share) => HasSubject(words) && share * Relief >= Half;

    /// <summary>
    /// The same, where no note has all the words: then it also counts how close in meaning the note is, from 0 to 1. It makes
    /// up for words only in a note that has one that tells something, and not for a word of another field.
    /// </summary>
    public bool IsEnough(uint words, float share, float closeness)
    {
        var counted = Math.Min(closeness, _hasForeignWord || (words & _telling) == 0 ? UsualCloseness : MostCloseness);
        return HasSubject(words) && (share * Relief) + (MeantWords * (counted - UsualCloseness)) >= Half;
    }

    /// <summary>Whether a note with these words answers the query if it is close enough in meaning.</summary>
    public bool MayBeEnough(uint words, float share) => IsEnough(words, share, closeness: 1);

    /// <summary>Words that say little do not make an answer where the query has others.</summary>
    private bool HasSubject(uint words) => _subjects == 0 || (words & _subjects) != 0;
}
