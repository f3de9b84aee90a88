using System.Globalization;
using DevOpsNotes.Benchmarks.Searching;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Content.Search.Analysis;
using DevOpsNotes.Content.Tests.Search.Quality;

namespace DevOpsNotes.Benchmarks.Quality;

/// <summary>How good answers to the judged queries are, by kind of query, beside BM25 without and with stemming.</summary>
internal static class QualityReport
{
    private const int Asked = 10;

    public static void Write(TextWriter output, bool heldOut)
    {
        var queries = heldOut ? JudgedQuery.HeldOut : JudgedQuery.Known;
        var plain = new PlainBm25(SeedNotes.All, PlainBm25.Words);
        var stemmed = new PlainBm25(SeedNotes.All, text => Analyzer.Terms(text));
        var index = NoteIndex.Build(SeedNotes.All, TopicCatalog.Default);

        output.WriteLine($"{queries.Count} queries {(heldOut ? "set aside" : "known to those who tune")}, {SeedNotes.All.Count} notes");
        Write(output, "plain BM25", queries, query => plain.Search(query, Asked));
        Write(output, "stemmed BM25 without stop words", queries, query => stemmed.Search(query, Asked));
        Write(output, "NoteIndex", queries, query => [.. index.Search(query, Asked).Hits.Select(hit => hit.Note)]);
    }

    private static void Write(TextWriter output, string name, IReadOnlyList<JudgedQuery> queries, Func<string, IReadOnlyList<Note>> search)
    {
        output.WriteLine();
        output.WriteLine($"{name,-34}queries  nDCG@3    MRR  success@1");
        foreach (var kind in queries.Where(query => query.Kind != JudgedQuery.Unanswerable).GroupBy(query => query.Kind)) WriteRow(kind.Key, kind);
        WriteRow("all", queries.Where(query => query.Kind != JudgedQuery.Unanswerable));
        var unanswerable = RankingMetrics.Of(queries.Where(query => query.Kind == JudgedQuery.Unanswerable), Ids);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"unanswerable",-32}{unanswerable.Count,7}  left empty: {unanswerable.Empty:f3}"));

        void WriteRow(string title, IEnumerable<JudgedQuery> rows)
        {
            var found = RankingMetrics.Of(rows, Ids);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {title,-32}{found.Count,7}{found.Ndcg,8:f3}{found.Mrr,7:f3}{found.SuccessAt1,11:f3}"));
        }

        IReadOnlyList<string> Ids(string query) => [.. search(query).Select(note => note.Id)];
    }
}
