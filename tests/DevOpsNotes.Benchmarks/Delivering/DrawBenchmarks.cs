using BenchmarkDotNet.Attributes;
using DevOpsNotes.Benchmarks.Searching;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Benchmarks.Delivering;

/// <summary>One draw from a deck, as each post needs it: a third of an epoch was drawn, and half of the notes have votes.</summary>
[MemoryDiagnoser]
public class DrawBenchmarks
{
    private readonly Dictionary<string, VoteTally> _votes = [];
    private DailyDeck _deck = null!;
    private DeckPosition? _position;

    /// <summary>How many notes; 0 for the bundled ones.</summary>
    [Params(0, 200, 5_000)]
    public int Notes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Note[] notes = Notes == 0 ? [.. BundledLibrary.Lessons.Select(lesson => lesson.Note)] : Array.ConvertAll(Corpus.Notes(Notes), note => note with { IsDaily = true });
        foreach (var note in notes.Where((_, i) => i % 2 == 0))
            _votes[note.Id] = new VoteTally(2, 1);
        _deck = DailyDeck.Of(notes);
        for (var i = 0; i < _deck.Count / 3; i++)
            _position = _deck.Draw("slack:T1|C1", _position, _votes)!.After;
    }

    [Benchmark]
    public DeckDraw? Draw() => _deck.Draw("slack:T1|C1", _position, _votes);
}
