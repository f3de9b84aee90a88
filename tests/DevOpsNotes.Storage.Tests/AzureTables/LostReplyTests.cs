using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Tests.AzureTables.Service;
using DevOpsNotes.Storage.Tests.Notes;
using DevOpsNotes.Storage.Work;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Storage.Tests.AzureTables;

/// <summary>
/// Answers are lost after the write was applied, and Azure.Core asks again by itself: the second request meets the effect of
/// the first. What is claimed stays claimed, once.
/// </summary>
public sealed class LostReplyTests
{
    private const int Pieces = 24;

    private static readonly Scope Workspace = Scope.Of("teams:aaaa");

    private readonly InMemoryTableService _service = new();
    private readonly SetClock _clock = new();

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task An_insertion_meets_its_own_row()
    {
        var table = await Opened.On(_service).Open("quotes", None);
        _service.LoseReply();

        Assert.Null(await table.Insert(new TableRow("p", "claim") { ["Operation"] = "mine" }, None));
        Assert.Equal("mine", (await table.Get("p", "claim", None))!.GetString("Operation"));
    }

    [Fact]
    public async Task A_write_over_whatever_is_there_succeeds_all_the_same()
    {
        var table = await Opened.On(_service).Open("quotes", None);
        _service.LoseReply();

        var etag = await table.Upsert(new TableRow("p", "r"), None);

        Assert.Equal(etag, (await table.Get("p", "r", None))!.ETag);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_work_is_lost_and_none_is_done_twice(int everyNth)
    {
        var hosts = new[] { await WorkStore.Open(Opened.On(_service), _clock, None), await WorkStore.Open(Opened.On(_service), _clock, None) };
        // Also where every answer is lost once.
        _service.LoseReplies(write => write % everyNth == 0);

        for (var piece = 0; piece < Pieces; piece++)
        {
            Assert.NotNull(await hosts[0].Insert("slack-message", $"slack:T{piece}", [$"event {piece}"], $"{piece}", None));
            Assert.Null(await hosts[1].Insert("slack-message", $"slack:T{piece}", [$"event {piece}"], $"{piece}", None));
        }

        var done = await Task.WhenAll(hosts.Select(host => Task.Run(() => Work(host))));

        Assert.Equal(Enumerable.Range(0, Pieces).Select(piece => $"{piece}").Order(), done.SelectMany(host => host).Order());
        Assert.Empty(await hosts[0].Adoptable(TimeSpan.Zero, None));
        Assert.Empty(await hosts[0].Abandoned(TimeSpan.Zero, None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_conversation_is_new_to_one_host_exactly(int everyNth)
    {
        var hosts = new[] { await ConversationStore.Open(Opened.On(_service), _clock, None), await ConversationStore.Open(Opened.On(_service), _clock, None) };
        _service.LoseReplies(write => write % everyNth == 0);

        for (var id = 0; id < Pieces; id++)
        {
            var conversation = Conversation($"19:{id}@thread.tacv2");
            var seen = await Task.WhenAll(hosts.Select(host => Task.Run(() => host.Seen(conversation, None))));
            Assert.Single(seen, host => host.IsNew);
        }

        Assert.Equal(Pieces, (await hosts[0].All(Workspace, None)).Count);
    }

    /// <summary>Of each write the first answer is lost: of the head of a source, too, which decides what readers see.</summary>
    [Fact]
    public async Task What_was_published_is_there_and_an_undo_goes_back_one_generation()
    {
        var store = await NoteStore.Open(Opened.On(_service), _clock, None);
        _service.LoseReplies(_ => true);

        for (var generation = 1; generation <= 3; generation++)
            Assert.True(await store.Publish(Head(), await store.Source(Scope.Shared, "talk.md", None), [new SourceNote("Talk", Note($"generation {generation}"))], None));
        Assert.Equal(["generation 3"], (await store.Notes(Scope.Shared, None)).Select(note => note.Text));

        Assert.NotNull(await store.Undo(Scope.Shared, "talk.md", None));
        Assert.Equal(["generation 2"], (await store.Notes(Scope.Shared, None)).Select(note => note.Text));
        Assert.NotNull(await store.Withdraw(Scope.Shared, "note", None));
        Assert.Empty(await store.Notes(Scope.Shared, None));
    }

    [Fact]
    public async Task A_source_that_is_taken_back_as_a_whole_is_told_so()
    {
        var store = await NoteStore.Open(Opened.On(_service), _clock, None);
        Assert.True(await store.Publish(Head(), null, [new SourceNote("Talk", Note("only"))], None));
        _service.LoseReplies(_ => true);

        Assert.NotNull(await store.Undo(Scope.Shared, "talk.md", None));
        Assert.Empty(await store.Sources(Scope.Shared, None));
    }

    [Fact]
    public async Task A_lesson_is_new_and_told_to_other_hosts()
    {
        var (workspaces, notes) = (await WorkspaceStore.Open(Opened.On(_service), _clock, None), await NoteStore.Open(Opened.On(_service), _clock, None));
        _service.LoseReplies(_ => true);

        Assert.True((await workspaces.Teach(Workspace, Note("taught"), "U1", None)).IsNew);
        var told = await notes.Versions(None);
        Assert.False((await workspaces.Teach(Workspace, Note("taught"), "U1", None)).IsNew);

        Assert.Single(told);
        // Whoever taught it the first time may not have come to telling.
        Assert.NotEqual(told, await notes.Versions(None));
    }

    private static SourceHead Head() => new() { Scope = Scope.Shared, Key = "talk.md", Title = "Talk", Generation = "", Lessons = 0, Quotes = 0, ImportedAt = DateTimeOffset.UnixEpoch };

    private static Note Note(string text) => new() { Id = "note", Kind = NoteKind.Lesson, Title = "Talk", Text = text, Attribution = new Attribution { Source = "Talk", Verbatim = true } };

    private static async Task<List<string>> Work(WorkStore host)
    {
        var done = new List<string>();
        foreach (var item in await host.Adoptable(TimeSpan.Zero, None))
        {
            if (await host.Claim(item, None) is { } claimed)
            {
                done.Add(claimed.Payload);
                await host.Done(claimed, None);
            }
        }

        return done;
    }

    private static ConversationReference Conversation(string id) => new()
    {
        Workspace = Workspace,
        Id = id,
        Type = "channel",
        ServiceUrl = new Uri("https://smba.trafficmanager.net/emea/aaaa/"),
        BotId = "28:bot",
    };
}
