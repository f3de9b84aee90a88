using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Analysis;
using DevOpsNotes.Content.Search.Indexing;

namespace DevOpsNotes.Content.Search.Spelling;

/// <summary>The likeliest of the words of the notes and the topics that a misspelled one may stand for.</summary>
/// <param name="segments">Where notes have it.</param>
/// <param name="catalog">Where topics have it.</param>
/// <param name="isWord">It is a word as it is, so that it only stands for one that is a likely slip away.</param>
/// <param name="ofSpeaker">Only a word of a speaker's name, which people know by its sound.</param>
internal struct BestSpelling(IndexSegment[] segments, TopicCatalog? catalog, bool isWord = false, bool ofSpeaker = false)
{
    private const float OtherFirstLetter = 0.5f;
    private const int LongWord = 8;
    private const int MiddleWord = 6;
    private const float Frequency = 0.1f;
    private const int CountedFrequency = 5;

    /// <summary>So many notes tell how the names are written that have the same stem.</summary>
    private const int MaxNotes = 16;

    /// <summary>No slip of the finger, but the opposite.</summary>
    private static readonly string[] Negations = ["un", "in", "im", "ir", "il", "non", "dis", "de", "a"];

    private float _cost;

    /// <summary>A short word may stand for one with other letters.</summary>
    public readonly bool TakesOtherLetters => ofSpeaker;

    /// <summary>The word, or <see langword="null"/> when none was near enough.</summary>
    public string? Word { get; private set; }

    /// <summary>Fewer edits win; then who misspells rarely does so at the first letter; then the commoner word.</summary>
    public void Offer(ReadOnlySpan<char> misspelled, ReadOnlySpan<char> word, int distance)
    {
        if (isWord && distance > 1) return;
        if ((isWord || misspelled.Length < LongWord) && !IsLikely(misspelled, word)) return;
        if (ofSpeaker && !IsOfSpeaker(word)) return;
        if (IsNegation(misspelled, word) || IsNegation(word, misspelled)) return;
        if (CommonWord.Of(word) is { IsStop: true } or { IsLight: true }) return;
        var cost = distance + (word[0] == misspelled[0] ? 0 : OtherFirstLetter) - (Frequency * Math.Min(MathF.Log2(1 + CountOf(word)), CountedFrequency));
        if (Word is not null && (cost > _cost || (cost == _cost && string.CompareOrdinal(word.ToString(), Word) >= 0))) return;
        (_cost, Word) = (cost, word.ToString());
    }

    /// <summary>How often everything that is searched has the word: which part of the index has it does not matter.</summary>
    private readonly int CountOf(ReadOnlySpan<char> word)
    {
        var count = catalog?.Words.CountOf(word) ?? 0;
        foreach (var segment in segments) count += segment.Words.CountOf(word);
        return count;
    }

    /// <summary>"Marked" is nobody's name, though it has the stem of "Mark".</summary>
    private readonly bool IsOfSpeaker(ReadOnlySpan<char> word)
    {
        Span<char> stem = stackalloc char[word.Length];
        word.CopyTo(stem);
        stem = stem[..Analyzer.Stem(stem)];
        var name = new AnalyzedText();
        foreach (var segment in segments)
        {
            if (segment.Find(stem).Speaker is not (not TermIds.None and var term)) continue;
            var notes = segment.Postings.NotesWith(term);
            foreach (var note in notes[..Math.Min(MaxNotes, notes.Length)])
            {
                foreach (var speaker in segment.Notes[note].Attribution.Speakers)
                {
                    name.Read(speaker);
                    for (var part = 0; part < name.Count; part++)
                    {
                        if (name.Word(part).SequenceEqual(word)) return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsNegation(ReadOnlySpan<char> word, ReadOnlySpan<char> other)
    {
        if (!word.EndsWith(other)) return false;
        foreach (var negation in Negations)
        {
            if (word[..^other.Length].SequenceEqual(negation)) return true;
        }

        return false;
    }

    /// <summary>
    /// People leave out, double or swap letters inside a word and mistake letters that sound alike; a short word with another first, last or
    /// middle consonant is rather another word ("skate", "state"). In the shortest no vowel is mistaken: "bread" is not "broad";
    /// in others the last letter may be missing.
    /// </summary>
    private readonly bool IsLikely(ReadOnlySpan<char> misspelled, ReadOnlySpan<char> word)
    {
        if (word[0] != misspelled[0]) return false;
        if (word.Length != misspelled.Length) return word[^1] == misspelled[^1] || (misspelled.Length >= MiddleWord && word.StartsWith(misspelled));
        var at = misspelled.CommonPrefixLength(word);
        if (at == word.Length) return true;
        var isMoved = at + 1 < word.Length && (misspelled[at] == word[at + 1] || misspelled[at + 1] == word[at]);
        return isMoved || ((ofSpeaker || misspelled.Length >= MiddleWord) && SoundAlike(misspelled[at], word[at]));
    }

    private static bool SoundAlike(char letter, char other) =>
        (IsVowel(letter) && IsVowel(other)) || (letter < other ? (letter, other) : (other, letter)) is ('c', 's') or ('s', 'z') or ('c', 'k') or ('m', 'n');

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
