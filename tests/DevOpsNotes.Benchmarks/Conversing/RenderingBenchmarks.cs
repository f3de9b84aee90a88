using BenchmarkDotNet.Attributes;
using DevOpsNotes.Benchmarks.Searching;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Benchmarks.Conversing;

/// <summary>From a reply to the bytes that a platform is sent, beside finding the reply.</summary>
[MemoryDiagnoser]
public class RenderingBenchmarks
{
    private CommandRouter _router = null!;
    private WorkspaceNotes _notes = null!;
    private CommandRequest _request = null!;
    private Reply _reply = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        var notes = Corpus.Notes(500);
        _notes = new WorkspaceNotes(new IndexedNotes(NoteIndex.Build(notes, TopicCatalog.Default)), WorkspaceContent.None, new Reader(Scope.Of("slack:T1"), "C1", IsAmongStrangers: false));
        _router = TestRouter.Create();
        _request = new CommandRequest(new Caller(Scope.Of("slack:T1"), "U1", "C1"), Corpus.Queries(notes)[0]);
        _reply = await Find();
        if (_reply is not Answer)
            throw new InvalidOperationException($"'{_request.Text}' is to be answered with a note.");
    }

    [Benchmark(Baseline = true)]
    public ValueTask<Reply> Find() => _router.Say(_request, _notes, CancellationToken.None);

    [Benchmark]
    public int Slack() => JsonBytes.Object(json => SlackMessage.Write(json, _reply, isShared: false)).Length;

    [Benchmark]
    public int Teams() => TeamsCard.Of(_reply, CardView.Private).Length;
}
