using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Tests.AzureTables.Service;
using DevOpsNotes.Storage.Tests.Notes;
using DevOpsNotes.Storage.Work;

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
