using BenchmarkDotNet.Attributes;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Benchmarks.Searching;

/// <summary>Answering a whole question that no note has all words of, beside plain BM25 over the same notes: how close in meaning each note is that has any of them.</summary>
[MemoryDiagnoser]
public class QuestionBenchmarks
{
    private const int Limit = 3;

    private PlainBm25 _plain = null!;
    private NoteIndex _index = null!;
    private string[] _questions = [];
    private int _next;

    [Params(500, 20_000, 200_000)]
    public int Notes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var notes = Corpus.Notes(Notes);
        _questions = Corpus.Questions(notes);
        _plain = new PlainBm25(notes, PlainBm25.Words);
        _index = NoteIndex.Build(notes, TopicCatalog.Default);
    }

    [Benchmark(Baseline = true)]
    public int Plain() => _plain.Search(Next(), Limit).Count;

    [Benchmark]
    public int Index() => _index.Search(Next(), Limit).Hits.Count;

    private string Next() => _questions[_next++ % _questions.Length];
}
