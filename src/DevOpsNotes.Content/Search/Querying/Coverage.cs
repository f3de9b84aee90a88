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
    private const float LongQuestion = 4;

    /// <summary>But never less than this part of it.</summary>
    private const float MostRelief = 2;

    private readonly float[] _weights = new float[MaxWords];
    private float _total;
    private int _count;

    public void Clear() => (_total, _count) = (0, 0);

    /// <summary>Says how telling a word is, and whether it says something of the subject that the notes know.</summary>
    public void Set(int word, float weight, bool isKnownSubject)
    {
        if (word >= MaxWords) return;
        _weights[word] = weight;
        _total += weight;
        if (isKnownSubject) _count++;
    }

    /// <summary>From 0, nothing, to 1, every word: each counts as much as it is telling.</summary>
    public float Share(uint words)
    {
        var sum = 0f;
        for (; words != 0; words &= words - 1) sum += _weights[BitOperations.TrailingZeroCount(words)];
        return _total == 0 ? 0 : sum / _total;
    }

    /// <summary>Whether a note that has these words answers the query.</summary>
    public bool IsEnough(uint words) => Share(words) * Math.Clamp(_count / LongQuestion, 1, MostRelief) >= Half;
}
