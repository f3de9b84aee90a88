using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Analysis;
using DevOpsNotes.Content.Search.Indexing;

namespace DevOpsNotes.Content.Search.Spelling;

/// <summary>Finds what was meant by a word that is written as neither the notes nor the topics write it.</summary>
internal static class Respelling
{
    /// <summary>The shortest half at which a word is taken for two that were written together.</summary>
    private const int MinPart = 3;

    /// <summary>What belongs together stands together in one of so many notes, if there are that many.</summary>
    private const int MaxNotes = 64;

    /// <summary>The likeliest word of the notes or the topics, or two words of the notes; <see langword="null"/> when none is near.</summary>
    public static string? Of(ReadOnlySpan<char> word, IndexSegment[] segments, TopicCatalog? catalog)
    {
        if (TwoWords(word, segments, catalog) is { } parts) return parts;
        var maxDistance = MaxDistance(word);
        if (maxDistance == 0 || Nearest(word, maxDistance, segments, catalog) is not { } other) return null;
        var stem = StemOf(word, stackalloc char[word.Length]);
        return AreInflections(word, other) && StemOf(other, stackalloc char[other.Length]).SequenceEqual(stem) ? null : other;
    }

    /// <summary>
    /// The form in which the notes have a word that is written otherwise than any of them, though it has the stem of one
    /// ("kubernets"); <see langword="null"/> when it is a form as good as theirs ("flags" beside "flag").
    /// </summary>
    public static string? OtherForm(ReadOnlySpan<char> word, ReadOnlySpan<char> stem, IndexSegment[] segments, TopicCatalog? catalog)
    {
        if (MaxDistance(word) == 0 || Nearest(word, 1, segments, catalog) is not { } other || AreInflections(word, other)) return null;
        return StemOf(other, stackalloc char[other.Length]).SequenceEqual(stem) ? other : null;
    }

    /// <summary>The likeliest word of a speaker's name; <see langword="null"/> when none is near.</summary>
    public static string? OfSpeaker(ReadOnlySpan<char> word, IndexSegment[] segments) => Nearest(word, MaxDistance(word), new BestSpelling(segments, null, ofSpeaker: true), segments, null);

    /// <summary>How many edits may lie between a word and the one that was meant; 0 for a word that is too short to tell, or has digits.</summary>
    public static int MaxDistance(ReadOnlySpan<char> word) =>
        word.ContainsAnyInRange('0', '9') ? 0 : word.Length switch { < 4 => 0, < 8 => 1, _ => 2 };

    private static string? Nearest(ReadOnlySpan<char> word, int maxDistance, IndexSegment[] segments, TopicCatalog? catalog) =>
        Nearest(word, maxDistance, new BestSpelling(segments, catalog), segments, catalog);

    private static string? Nearest(ReadOnlySpan<char> word, int maxDistance, BestSpelling best, IndexSegment[] segments, TopicCatalog? catalog)
    {
        catalog?.Words.FindLike(word, maxDistance, ref best);
        foreach (var segment in segments) segment.Words.FindLike(word, maxDistance, ref best);
        return best.Word;
    }

    private static ReadOnlySpan<char> StemOf(ReadOnlySpan<char> word, Span<char> letters)
    {
        word.CopyTo(letters);
        return letters[..Analyzer.Stem(letters)];
    }

    private static bool AreInflections(ReadOnlySpan<char> word, ReadOnlySpan<char> other)
    {
        var shared = word.CommonPrefixLength(other);
        return IsEnding(word[shared..]) && IsEnding(other[shared..]);
    }

    // Not "es": "kubernetes" is no plural.
    private static bool IsEnding(ReadOnlySpan<char> letters) => letters is "" or "s" or "d" or "r" or "rs" or "ed" or "er" or "ers" or "ing" or "ly" or "y" or "ies";

    private static string? TwoWords(ReadOnlySpan<char> word, IndexSegment[] segments, TopicCatalog? catalog)
    {
        for (var split = word.Length - MinPart; split >= MinPart; split--)
        {
            if (CommonWord.Of(word[..split]).IsStop || CommonWord.Of(word[split..]).IsStop) continue;
            if (!IsKnown(word[..split], segments) || !IsKnown(word[split..], segments)) continue;
            var parts = string.Concat(word[..split], " ", word[split..]);
            if (catalog?.Find(parts) is not null || StandTogether(word[..split], word[split..], segments)) return parts;
        }

        return null;
    }

    private static bool IsKnown(ReadOnlySpan<char> word, IndexSegment[] segments)
    {
        var stem = StemOf(word, stackalloc char[word.Length]);
        foreach (var segment in segments)
        {
            if (segment.Find(stem).Text != TermIds.None) return true;
        }

        return false;
    }

    /// <summary>Some note has the two side by side: "overkill" is not "over kill" because it has both somewhere.</summary>
    private static bool StandTogether(ReadOnlySpan<char> left, ReadOnlySpan<char> right, IndexSegment[] segments)
    {
        var leftStem = StemOf(left, stackalloc char[left.Length]);
        var rightStem = StemOf(right, stackalloc char[right.Length]);
        foreach (var segment in segments)
        {
            var (first, second) = (segment.Find(leftStem).Text, segment.Find(rightStem).Text);
            if (first == TermIds.None || second == TermIds.None) continue;
            var rarer = segment.Postings.NotesWith(first);
            var others = segment.Postings.NotesWith(second);
            if (others.Length < rarer.Length) rarer = others;
            foreach (var note in rarer[..Math.Min(MaxNotes, rarer.Length)])
            {
                if (segment.Rows.HasPair(note, first, second)) return true;
            }
        }

        return false;
    }
}
