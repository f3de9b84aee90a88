using BenchmarkDotNet.Attributes;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Benchmarks.Searching;

/// <summary>Indexing notes, and one more note in an index of as many.</summary>
[MemoryDiagnoser]
public class IndexBenchmarks
{
    private Note[] _notes = [];
    private NoteIndex _index = null!;

    [Params(500, 20_000)]
    public int Notes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _notes = Corpus.Notes(Notes + 1);
        _index = NoteIndex.Build(_notes[..Notes], TopicCatalog.Default);
    }

    [Benchmark]
    public int Build() => NoteIndex.Build(_notes, TopicCatalog.Default).Count;

    [Benchmark]
    public int OneMore() => _index.With(_notes[^1]).Count;
}
