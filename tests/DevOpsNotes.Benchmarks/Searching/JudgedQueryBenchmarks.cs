using BenchmarkDotNet.Attributes;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Content.Tests.Search.Quality;

namespace DevOpsNotes.Benchmarks.Searching;

/// <summary>Answering the judged queries whose words the notes all know, beside plain BM25 over the same notes: what people ask, and real texts.</summary>
[MemoryDiagnoser]
public class JudgedQueryBenchmarks
{
    private const int Limit = 3;

    private PlainBm25 _plain = null!;
    private NoteIndex _index = null!;
    private string[] _queries = [];
    private int _next;

    [GlobalSetup]
    public void Setup()
    {
        _plain = new PlainBm25(SeedNotes.All, PlainBm25.Words);
        _index = NoteIndex.Build(SeedNotes.All, TopicCatalog.Default);
        _queries = [.. JudgedQuery.Known.Select(judged => judged.Query).Where(AreWordsKnown)];
        new Random(2009).Shuffle(_queries);
    }

    [Benchmark(Baseline = true)]
    public int Plain() => _plain.Search(Next(), Limit).Count;

    [Benchmark]
    public int Index() => _index.Search(Next(), Limit).Hits.Count;

    private bool AreWordsKnown(string query) =>
        _index.Explain(query, Limit) is { Answer.Corrections.Count: 0 } explained && explained.Words.All(word => word.IsKnown);

    private string Next() => _queries[_next++ % _queries.Length];
}
