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
    private const float FurtherNote = 0.8f;

    /// <summary>A note that fits this much worse than the best is no answer beside it.</summary>
    private const float MinShareOfBest = 0.25f;

    /// <summary>The answers, the best first. Changes the candidates, which come in the order of their scores.</summary>
    public static List<Candidate> Choose(Span<Candidate> candidates, TopCandidates order, IndexSegment[] segments, int limit)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            var before = candidates[..i];
            if (Repeats(before, candidates[i], segments)) candidates[i] = candidates[i] with { Score = 0 };
            else if (CountOfTalk(before, candidates[i], segments) >= NotesOfOneTalk) candidates[i] = candidates[i] with { Score = FurtherNote * candidates[i].Score };
        }

        candidates.Sort(order);
        var chosen = new List<Candidate>(Math.Min(limit, candidates.Length));
        foreach (var candidate in candidates)
        {
            if (chosen.Count == limit || candidate.Score == 0 || candidate.Score < MinShareOfBest * candidates[0].Score) break;
            chosen.Add(candidate);
        }

        return chosen;
    }

    private static bool Repeats(ReadOnlySpan<Candidate> before, in Candidate candidate, IndexSegment[] segments)
    {
        var (note, talk) = (NoteOf(candidate, segments), TalkOf(candidate, segments));
        foreach (var other in before)
        {
            if (other.Score == 0) continue;
            var shown = NoteOf(other, segments);
            if ((note.SameAs ?? note.Id) == (shown.SameAs ?? shown.Id)) return true;
            if (note.Attribution.Verbatim != shown.Attribution.Verbatim && TalkOf(other, segments) == talk) return true;
        }

        return false;
    }

    private static int CountOfTalk(ReadOnlySpan<Candidate> before, in Candidate candidate, IndexSegment[] segments)
    {
        var (count, talk) = (0, TalkOf(candidate, segments));
        foreach (var other in before)
        {
            if (other.Score > 0 && TalkOf(other, segments) == talk) count++;
        }

        return count;
    }

    private static Note NoteOf(in Candidate candidate, IndexSegment[] segments) => segments[candidate.Segment].Notes[candidate.Note];

    private static string TalkOf(in Candidate candidate, IndexSegment[] segments) => segments[candidate.Segment].Talks[candidate.Note];
}
