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

    /// <summary>Enough for a note that is about a topic which the query names.</summary>
    private const float EnoughWithTopic = 0.45f;

    /// <summary>Enough for a note that has several words of substance.</summary>
    private const float EnoughWithSeveral = 0.45f;

    /// <summary>Enough otherwise: a single word in common is no answer, unless it is most of the question.</summary>
    private const float EnoughWithOne = 0.55f;

    /// <summary>Of a question with more words than this, less needs to be covered.</summary>
    private const float LongQuestion = 6;

    /// <summary>For sets of the first six words the verdict is remembered.</summary>
    private const int Remembered = 1 << 6;

    private readonly Verdict[] _verdicts = new Verdict[Remembered];
    private readonly float[] _weights = new float[MaxWords];
    private float _total;
    private int _count;
    private uint _ofSubstance;
    private uint _ofTopics;

    public void Clear()
    {
        (_total, _count, _ofSubstance, _ofTopics) = (0, 0, 0, 0);
        Array.Clear(_verdicts);
    }

    /// <summary>Says how telling a word is, greater than 0.</summary>
    public void Set(int word, float weight, bool isOfSubstance, bool isOfTopic)
    {
        if (word >= MaxWords) return;
        _weights[word] = weight;
        _total += weight;
        _count++;
        if (isOfSubstance) _ofSubstance |= 1u << word;
        if (isOfTopic) _ofTopics |= 1u << word;
    }

    /// <summary>From 0, nothing, to 1, every word: each counts as much as it is telling.</summary>
    public float Share(uint words)
    {
        var sum = 0f;
        for (; words != 0; words &= words - 1) sum += _weights[BitOperations.TrailingZeroCount(words)];
        return _total == 0 ? 0 : sum / _total;
    }

    /// <summary>Whether a note that has these words answers the query.</summary>
    public bool IsEnough(uint words)
    {
        // Many notes have the same few words.
        if (words >= Remembered) return IsEnoughToAnswer(words);
        ref var verdict = ref _verdicts[words];
        if (verdict == Verdict.Open) verdict = IsEnoughToAnswer(words) ? Verdict.Enough : Verdict.TooLittle;
        return verdict == Verdict.Enough;
    }

    private bool IsEnoughToAnswer(uint words) => Share(words) * Math.Max(1, _count / LongQuestion) >=
        ((words & _ofTopics) != 0 ? EnoughWithTopic
        : BitOperations.PopCount(words & _ofSubstance) > 1 ? EnoughWithSeveral
        : EnoughWithOne);

    private enum Verdict : byte
    {
        Open,
        Enough,
        TooLittle,
    }
}
