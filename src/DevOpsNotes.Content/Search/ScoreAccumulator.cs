using System.Collections.Concurrent;

namespace DevOpsNotes.Content.Search;

/// <summary>
/// The scores of one search, note by note. It is reused, and cleared only where it was touched, so that a search costs what
/// its postings cost and not what the corpus is large.
/// </summary>
internal sealed class ScoreAccumulator
{
    private static readonly ConcurrentBag<ScoreAccumulator> Idle = [];

    private float[] _scores = [];
    private int[] _touched = [];
    private int _count;

    private ScoreAccumulator()
    {
    }

    /// <summary>The notes with a score, in no order.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _count);

    public float this[int note] => _scores[note];

    public static ScoreAccumulator Rent(int notes)
    {
        if (!Idle.TryTake(out var scores)) scores = new ScoreAccumulator();
        if (scores._scores.Length < notes) (scores._scores, scores._touched) = (new float[notes], new int[notes]);
        return scores;
    }

    public static void Return(ScoreAccumulator scores)
    {
        foreach (var note in scores.Touched) scores._scores[note] = 0;
        scores._count = 0;
        Idle.Add(scores);
    }

    /// <summary>Adds the postings of one term; every score is greater than 0.</summary>
    public void Add(ReadOnlySpan<int> notes, ReadOnlySpan<float> additions)
    {
        var (scores, touched, count) = (_scores, _touched, _count);
        for (var i = 0; i < notes.Length; i++)
        {
            ref var score = ref scores[notes[i]];
            if (score == 0) touched[count++] = notes[i];
            score += additions[i];
        }

        _count = count;
    }
}
