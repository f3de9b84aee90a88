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
    public static string? Of(ReadOnlySpan<char> word, IndexSegment[] segments, TopicCatalog? catalog) =>
        TwoWords(word, segments, catalog) ?? Of(word, MaxDistance(word), isWord: false, segments, catalog);

    /// <summary>The same for what looks like a word, as "runing" does.</summary>
    public static string? OfLikeWord(ReadOnlySpan<char> word, IndexSegment[] segments, TopicCatalog? catalog) =>
        Of(word, Math.Min(1, MaxDistance(word)), isWord: true, segments, catalog);

    /// <summary>
    /// The word for which another one was typed ("massage queue"), if it belongs to the word before or after;
    /// <see langword="null"/> when none does.
    /// </summary>
    public static string? Beside(ReadOnlySpan<char> before, ReadOnlySpan<char> word, ReadOnlySpan<char> after, IndexSegment[] segments, TopicCatalog? catalog) =>
        OfLikeWord(word, segments, catalog) is { } other && (BelongTogether(before, other, segments, catalog) || BelongTogether(other, after, segments, catalog)) ? other : null;

    /// <summary>The likeliest word of a speaker's name; <see langword="null"/> when none is near.</summary>
    public static string? OfSpeaker(ReadOnlySpan<char> word, bool isWord, IndexSegment[] segments) =>
        Nearest(word, MaxDistance(word), new BestSpelling(segments, null, isWord, ofSpeaker: true), segments, null);

    /// <summary>
    /// The form in which the notes have a word that is written otherwise than any of them, though it has the stem of one
    /// ("kubernets"); <see langword="null"/> when it is a form as good as theirs ("flags" beside "flag").
    /// </summary>
    public static string? OtherForm(ReadOnlySpan<char> word, ReadOnlySpan<char> stem, IndexSegment[] segments, TopicCatalog? catalog)
    {
        if (MaxDistance(word) == 0 || Nearest(word, 1, new BestSpelling(segments, catalog), segments, catalog) is not { } other || AreInflections(word, other)) return null;
        return StemOf(other, stackalloc char[other.Length]).SequenceEqual(stem) ? other : null;
    }

    /// <summary>How many edits may lie between a word and the one that was meant; 0 for a word that is too short to tell, or has digits.</summary>
    public static int MaxDistance(ReadOnlySpan<char> word) =>
        word.ContainsAnyInRange('0', '9') ? 0 : word.Length switch { < 4 => 0, < 8 => 1, _ => 2 };

    private static string? Of(ReadOnlySpan<char> word, int maxDistance, bool isWord, IndexSegment[] segments, TopicCatalog? catalog)
    {
        if (maxDistance == 0 || Nearest(word, maxDistance, new BestSpelling(segments, catalog, isWord), segments, catalog) is not { } other) return null;
        var stem = StemOf(word, stackalloc char[word.Length]);
        return AreInflections(word, other) && StemOf(other, stackalloc char[other.Length]).SequenceEqual(stem) ? null : other;
    }

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
            if (BelongTogether(word[..split], word[split..], segments, catalog)) return string.Concat(word[..split], " ", word[split..]);
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

    private static bool BelongTogether(ReadOnlySpan<char> left, ReadOnlySpan<char> right, IndexSegment[] segments, TopicCatalog? catalog) =>
        !left.IsEmpty && !right.IsEmpty && (catalog?.Find(string.Concat(left, " ", right)) is not null || StandTogether(left, right, segments));

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
