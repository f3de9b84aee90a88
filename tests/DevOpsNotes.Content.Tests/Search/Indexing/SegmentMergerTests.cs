using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Analysis;
using DevOpsNotes.Content.Search.Indexing;
using DevOpsNotes.Content.Search.Spelling;

namespace DevOpsNotes.Content.Tests.Search.Indexing;

/// <summary>Segments that were merged are what one is that was built of all their notes: whatever a search asks of them.</summary>
public sealed class SegmentMergerTests
{
    private static readonly Note[] Notes = [.. BundledLibrary.Lessons.Select(lesson => lesson.Note)];
    private static readonly List<string> Built = Describe(SegmentBuilder.Build(Notes, TopicCatalog.Default));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Notes_dealt_at_random_are_merged_to_what_building_gives(int seed)
    {
        var random = new Random(seed);
        IndexSegment[] segments = [.. Notes.GroupBy(_ => random.Next(4)).Select(Build), Build([])];
        random.Shuffle(segments);

        Assert.Equal(Built, Describe(SegmentMerger.Merge(segments)));
        Assert.Equal(Built, Describe(segments.Aggregate((merged, next) => SegmentMerger.Merge([next, merged]))));
    }

    [Fact]
    public void Segments_whose_notes_follow_each_other_are_merged_in_their_order()
    {
        var sorted = Notes.OrderBy(note => note.Id, StringComparer.Ordinal).ToArray();

        Assert.Equal(Built, Describe(SegmentMerger.Merge([Build(sorted[..40]), Build(sorted[40..])])));
    }

    private static IndexSegment Build(IEnumerable<Note> notes) => SegmentBuilder.Build(notes, TopicCatalog.Default);

    /// <summary>All that is in a segment, with terms by their names.</summary>
    private static List<string> Describe(IndexSegment segment)
    {
        var names = new string[segment.Postings.Terms];
        var lines = new List<string>();
        foreach (var (stem, ids) in segment.Terms)
        {
            lines.Add($"{stem} in the forms {ids.Forms:x}");
            if (ids.Text != TermIds.None) names[ids.Text] = $"word {stem}";
            if (ids.Speaker != TermIds.None) names[ids.Speaker] = $"speaker {stem}";
            if (ids.Event != TermIds.None) names[ids.Event] = $"event {stem}";
        }

        foreach (var (topic, id) in segment.Topics) names[id] = $"topic {topic}";
        for (var term = 0; term < names.Length; term++)
            lines.Add($"{names[term]}: {string.Join(' ', segment.Postings.NotesWith(term).ToArray())} with {string.Join(' ', segment.Postings.ImpactsOf(term).ToArray())}");

        lines.Sort(StringComparer.Ordinal);
        for (var note = 0; note < segment.Notes.Length; note++)
        {
            lines.Add($"{note} is {segment.Notes[note].Id} of {segment.Talks[note]}");
            lines.Add(string.Join(' ', segment.Rows[note].ToArray().Select(term => term == TermRows.Gap ? "|" : names[term])));
            lines.Add(string.Join(' ', segment.Directions[note].ToArray()));
        }

        lines.AddRange(WordsOf(segment.Notes).Select(word => $"{word} {segment.Words.CountOf(word)} times"));
        return lines;
    }

    private static IEnumerable<string> WordsOf(Note[] notes) =>
        notes.SelectMany(note => note.Attribution.Speakers.Append(note.Text)).SelectMany(FoldedWords).Where(word => Respelling.MaxDistance(word) > 0).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> FoldedWords(string text)
    {
        var words = new AnalyzedText();
        words.Read(text);
        return Enumerable.Range(0, words.Count).Select(word => words.Word(word).ToString());
    }
}
