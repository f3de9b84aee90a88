using BenchmarkDotNet.Attributes;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Benchmarks.Searching;

/// <summary>
/// Answering with three notes, beside plain BM25 over the same notes: queries of few words, and whole questions that no note
/// has all words of, where it is asked how close in meaning each note is that has enough of them.
/// </summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private const int Limit = 3;

    private PlainBm25 _plain = null!;
    private NoteIndex _index = null!;
    private NoteIndex _workspace = null!;
    private string[] _queries = [];
    private int _next;

    [Params(500, 20_000, 200_000)]
    public int Notes { get; set; }

    [Params(false, true)]
    public bool WholeQuestions { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var notes = Corpus.Notes(Notes);
        _queries = WholeQuestions ? Corpus.Questions(notes) : Corpus.Queries(notes);
        _plain = new PlainBm25(notes, PlainBm25.Words);
        _index = NoteIndex.Build(notes, TopicCatalog.Default);
        var own = Notes / 10;
        _workspace = NoteIndex.Build(notes[own..], TopicCatalog.Default).Beside(NoteIndex.Build(notes[..own], TopicCatalog.Default));
    }

    [Benchmark(Baseline = true)]
    public int Plain() => _plain.Search(Next(), Limit).Count;

    [Benchmark]
    public int Index() => _index.Search(Next(), Limit).Hits.Count;

    /// <summary>The same notes, a tenth of them a workspace's own.</summary>
    [Benchmark]
    public int Workspace() => _workspace.Search(Next(), Limit).Hits.Count;

    private string Next() => _queries[_next++ % _queries.Length];
}
