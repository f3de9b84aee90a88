using BenchmarkDotNet.Attributes;
using DevOpsNotes.Benchmarks.Searching;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Benchmarks.Conversing;

/// <summary>From a line to the reply, beside the search alone that it makes, and beside commands that make none.</summary>
[MemoryDiagnoser]
public class LineBenchmarks
{
    private static readonly Caller Caller = new(Scope.Of("slack:T1"), "U1", "C1");

    private CommandRouter _router = null!;
    private WorkspaceNotes _notes = null!;
    private string[] _queries = [];
    private int _next;

    [Params(500, 20_000)]
    public int Notes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var notes = Corpus.Notes(Notes);
        _queries = Corpus.Queries(notes);
        _notes = new WorkspaceNotes(new IndexedNotes(NoteIndex.Build(notes, TopicCatalog.Default)), WorkspaceContent.None, new Reader(Scope.Of("slack:T1"), "C1", IsAmongStrangers: false));
        _router = TestRouter.Create();
    }

    [Benchmark(Baseline = true)]
    public int Search() => _notes.Index.Search(Next(), Question.Depth).Hits.Count;

    [Benchmark]
    public ValueTask<Reply> Ask() => Say(Next());

    [Benchmark]
    public ValueTask<Reply> Draw() => Say("random");

    [Benchmark]
    public ValueTask<Reply> Help() => Say("help");

    private ValueTask<Reply> Say(string line) => _router.Say(new CommandRequest(Caller, line), _notes, CancellationToken.None);

    private string Next() => _queries[_next++ % _queries.Length];
}
