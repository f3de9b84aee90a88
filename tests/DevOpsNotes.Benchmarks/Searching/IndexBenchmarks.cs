using BenchmarkDotNet.Attributes;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Benchmarks.Searching;

/// <summary>Indexing notes, and adding some one by one to an index of as many.</summary>
[MemoryDiagnoser]
public class IndexBenchmarks
{
    private const int Added = 100;

    private Note[] _notes = [];
    private NoteIndex _index = null!;

    [Params(500, 20_000)]
    public int Notes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _notes = Corpus.Notes(Notes + Added);
        _index = NoteIndex.Build(_notes[..Notes], TopicCatalog.Default);
    }

    [Benchmark]
    public int Build() => NoteIndex.Build(_notes[..Notes], TopicCatalog.Default).Count;

    [Benchmark(OperationsPerInvoke = Added)]
    public int OneMore() => _notes[Notes..].Aggregate(_index, (index, note) => index.With(note)).Count;
}
