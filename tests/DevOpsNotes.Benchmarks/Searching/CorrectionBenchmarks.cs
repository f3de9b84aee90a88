using BenchmarkDotNet.Attributes;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Benchmarks.Searching;

/// <summary>Answering queries with a misspelled word, and words that nobody knows.</summary>
[MemoryDiagnoser]
public class CorrectionBenchmarks
{
    private NoteIndex _index = null!;
    private string[] _misspelled = [];
    private int _next;

    [Params(500, 20_000, 200_000)]
    public int Notes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var notes = Corpus.Notes(Notes);
        _misspelled = Corpus.Misspelled(Corpus.Queries(notes));
        _index = NoteIndex.Build(notes, TopicCatalog.Default);
    }

    [Benchmark]
    public int Misspelled() => _index.Search(_misspelled[_next++ % _misspelled.Length], 3).Hits.Count;

    [Benchmark]
    public int Unknown() => _index.Search("xylophone quixotry", 3).Hits.Count;
}
