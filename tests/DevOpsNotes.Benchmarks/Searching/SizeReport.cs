using System.Diagnostics;
using System.Globalization;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Benchmarks.Searching;

/// <summary>What an index keeps in memory beside its notes, and how long it takes to build once everything is warm.</summary>
internal static class SizeReport
{
    private const int WarmUps = 30;

    public static void Write(TextWriter output)
    {
        var some = Corpus.Notes(2_000);
        for (var i = 0; i < WarmUps; i++) _ = NoteIndex.Build(some, TopicCatalog.Default);
        foreach (var count in (int[])[500, 20_000, 200_000])
        {
            var notes = Corpus.Notes(count);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var watch = Stopwatch.StartNew();
            var index = NoteIndex.Build(notes, TopicCatalog.Default);
            var elapsed = watch.Elapsed;
            var size = GC.GetTotalMemory(forceFullCollection: true) - before;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index.Count,7} notes: {size / 1e6,6:f1} MB, built in {elapsed.TotalMilliseconds,6:f0} ms"));
            GC.KeepAlive(notes);
        }
    }
}
