using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Indexing;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>
/// Chooses among ranked candidates so that an answer does not say one thing three times: of notes that say the same, one;
/// of one talk either our words or the speaker's; and of a talk that has two notes in the answer, a third only if it is
/// clearly better than what others say.
/// </summary>
internal static class Diversity
{
    private const int NotesOfOneTalk = 2;
    private const float FurtherNote = 0.9f;

    /// <summary>Our words on a talk take the place of the speaker's unless those fit that much better: they stand alone.</summary>
    private const float OursInstead = 0.6f;

    /// <summary>A note that fits this much worse than the best is no answer beside it.</summary>
    private const float MinShareOfBest = 0.15f;

    /// <summary>The answers, the best first, out of candidates in the order of their scores, and whether it took all of those to find them.</summary>
    public static List<Candidate> Choose(ReadOnlySpan<Candidate> candidates, IndexSegment[] segments, int limit, out bool usedUp)
    {
        var chosen = new List<Candidate>(Math.Min(limit, candidates.Length));
        Queue<Candidate>? further = null;
        var ours = BestOfOurs(candidates, segments);
        usedUp = true;
        foreach (var found in candidates)
        {
            var candidate = ours is null ? found : InOurWords(found, ours, segments);
            while (further is { Count: > 0 } && further.Peek().Score >= candidate.Score) Take(further.Dequeue());
            if (chosen.Count >= limit)
            {
                usedUp = false;
                break;
            }

            if (chosen.Count >= NotesOfOneTalk && CountOfTalk(chosen, candidate, segments) >= NotesOfOneTalk)
                (further ??= new()).Enqueue(candidate with { Score = FurtherNote * candidate.Score });
            else
                Take(candidate);
        }

        while (further is { Count: > 0 }) Take(further.Dequeue());
        return chosen;

        void Take(Candidate candidate)
        {
            if (chosen.Count == limit || Repeats(chosen, candidate, segments)) return;
            if (chosen.Count == 0 || candidate.Score >= MinShareOfBest * chosen[0].Score) chosen.Add(candidate);
        }
    }

    /// <summary>By talk, the best note in our words; <see langword="null"/> when there is none.</summary>
    private static Dictionary<ulong, Candidate>? BestOfOurs(ReadOnlySpan<Candidate> candidates, IndexSegment[] segments)
    {
        Dictionary<ulong, Candidate>? best = null;
        foreach (var candidate in candidates)
        {
            if (!NoteOf(candidate, segments).Attribution.Verbatim) (best ??= []).TryAdd(TalkOf(candidate, segments), candidate);
        }

        return best;
    }

    /// <summary>Our note on the talk of a piece, if it fits about as well, with the rank of the piece: the talk keeps its place.</summary>
    private static Candidate InOurWords(in Candidate candidate, Dictionary<ulong, Candidate> ours, IndexSegment[] segments)
    {
        if (!NoteOf(candidate, segments).Attribution.Verbatim || !ours.TryGetValue(TalkOf(candidate, segments), out var told)) return candidate;
        return told.Score >= OursInstead * candidate.Score ? told with { Score = candidate.Score } : candidate;
    }

    /// <summary>Whether a note says what one of those before says.</summary>
    public static bool Repeats(List<Candidate> chosen, in Candidate candidate, IndexSegment[] segments)
    {
        var (note, talk) = (NoteOf(candidate, segments), TalkOf(candidate, segments));
        foreach (var other in chosen)
        {
            var shown = NoteOf(other, segments);
            if ((note.SameAs ?? note.Id) == (shown.SameAs ?? shown.Id)) return true;
            if (note.Attribution.Verbatim != shown.Attribution.Verbatim && TalkOf(other, segments) == talk) return true;
        }

        return false;
    }

    private static int CountOfTalk(List<Candidate> chosen, in Candidate candidate, IndexSegment[] segments)
    {
        var (count, talk) = (0, TalkOf(candidate, segments));
        foreach (var other in chosen)
        {
            if (TalkOf(other, segments) == talk) count++;
        }

        return count;
    }

    private static Note NoteOf(in Candidate candidate, IndexSegment[] segments) => segments[candidate.Segment].Notes[candidate.Note];

    private static ulong TalkOf(in Candidate candidate, IndexSegment[] segments) => segments[candidate.Segment].Talks[candidate.Note];
}
