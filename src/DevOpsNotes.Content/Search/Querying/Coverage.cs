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

    /// <summary>Of a question with more words than this, less needs to be covered.</summary>
    private const float LongQuestion = 2;

    /// <summary>But never less than this part of it.</summary>
    private const float MostRelief = 1.3f;

    /// <summary>A note that is closer in meaning than this needs less of the words, one that is farther off needs more.</summary>
    private const float UsualCloseness = 0.2f;

    /// <summary>As much as this less, if it could be closer by the whole.</summary>
    private const float MeantWords = 0.55f;

    private readonly float[] _weights = new float[MaxWords];
    private float _total;
    private int _count;
    private bool _hasForeignWord;

    private float Relief => Math.Clamp(_count / LongQuestion, 1, MostRelief);

    public void Clear() => (_total, _count, _hasForeignWord) = (0, 0, false);

    /// <summary>Takes in a word.</summary>
    /// <param name="word">Its place.</param>
    /// <param name="weight">How telling it is.</param>
    /// <param name="isKnownSubject">It says something of the subject, and notes have it.</param>
    /// <param name="isForeign">It is missed, and is no word of this field: the query may be about something else, whatever else it says.</param>
    public void Set(int word, float weight, bool isKnownSubject, bool isForeign)
    {
        if (word >= MaxWords) return;
        _weights[word] = weight;
        _total += weight;
        if (isKnownSubject) _count++;
        _hasForeignWord |= isForeign;
    }

    /// <summary>From 0, nothing, to 1, every word: each counts as much as it is telling.</summary>
    public float Share(uint words)
    {
        var sum = 0f;
        for (; words != 0; words &= words - 1) sum += _weights[BitOperations.TrailingZeroCount(words)];
        return _total == 0 ? 0 : sum / _total;
    }

    /// <summary>Whether a note answers the query that has such a share of its words.</summary>
    public bool IsEnough(float share) => share * Relief >= Half;

    /// <summary>The same, where no note has all the words: then it also counts how close in meaning the note is, from 0 to 1.</summary>
    public bool IsEnough(float share, float closeness) =>
        (share * Relief) + (MeantWords * ((_hasForeignWord ? Math.Min(closeness, UsualCloseness) : closeness) - UsualCloseness)) >= Half;
}
