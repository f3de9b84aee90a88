using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Tests.Notes;
using DevOpsNotes.Storage.Tests.Work;
using DevOpsNotes.Storage.Work;
using DevOpsNotes.Storage.Workspaces;
using NodaTime;

namespace DevOpsNotes.Storage.Tests.Workspaces;

/// <summary>What erasing a workspace promises on every engine. An adapter's tests supply only the tables.</summary>
public abstract class WorkspaceEraserContract : IAsyncLifetime
{
    private static readonly string[] Everywhere = ["sources", "notes", "workspaces", "due", "ledger", "work", "versions"];

    private static readonly Scope Gone = Scope.Of("teams:one");

    /// <summary>Its key begins as that of the other.</summary>
    private static readonly Scope Stays = Scope.Of("teams:one|two");

    private static readonly string[] Conversations = ["C1", "C2", "C3"];

    private readonly SetClock _clock = new();
    private readonly HashSet<string> _generations = new(StringComparer.Ordinal);
    private ITables? _tables;
    private WorkspaceEraser _eraser = null!;

    private static CancellationToken None => CancellationToken.None;

    private ITables Tables => _tables ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>A store to test, with nothing in it.</summary>
    protected abstract Task<ITables> Open();

    public virtual async Task InitializeAsync()
    {
        _tables = await Open();
        Assert.NotNull(_tables);
        _eraser = await WorkspaceEraser.Open(Tables, _clock, None);
    }

    public virtual async Task DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_of_the_workspace_is_left_and_everything_of_others()
    {
        await Fill(Scope.Shared);
        await Fill(Stays);
        var others = await Rows(Everywhere);
        await Fill(Gone);
        Assert.True((await Rows(Everywhere)).Count(IsContent) > others.Count(IsContent));

        await _eraser.Bury(Gone, None);
        await _eraser.EraseRows(Gone, eraser: "nobody", None);
        await _eraser.Lift(Gone, None);

        // What says that something was taken in before stays, without its content, until it is forgotten by age.
        Assert.Equal(others.Where(IsContent), (await Rows(Everywhere)).Where(IsContent));
        Assert.False(await _eraser.IsErased(Gone, None));
    }

    [Fact]
    public async Task A_tombstone_stands_from_the_beginning_to_the_end_and_tells_other_hosts()
    {
        await Fill(Gone);
        var notes = await NoteStore.Open(Tables, _clock, None);
        var tokens = new List<Guid>();

        foreach (var (step, isErased) in new (Func<Task> Step, bool IsErased)[]
        {
            (() => Task.CompletedTask, false),
            (() => _eraser.Bury(Gone, None), true),
            (() => _eraser.EraseRows(Gone, "nobody", None), true),
            (() => _eraser.Lift(Gone, None), false),
        })
        {
            await step();
            Assert.Equal(isErased, await _eraser.IsErased(Gone, None));
            Assert.False(await _eraser.IsErased(Stays, None));
            tokens.Add((await notes.Versions(None)).GetValueOrDefault(NoteStore.VersionOf(Gone)));
        }

        Assert.Equal(3, tokens.Distinct().Count());
    }

    [Fact]
    public async Task The_work_that_erases_is_not_erased()
    {
        var work = await WorkStore.Open(Tables, _clock, None);
        await Fill(Gone);
        var eraser = (await work.Insert("erase", Gone.Key, ["erase"], "all", None))!;

        await _eraser.EraseRows(Gone, eraser.Id, None);

        Assert.Equal("erase", Assert.Single(await work.Adoptable(TimeSpan.Zero, None)).Kind);
    }

    [Fact]
    public async Task What_everybody_has_is_not_erased_by_mistake() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _eraser.EraseRows(Scope.Shared, "nobody", None));

    [Fact]
    public async Task What_was_interrupted_is_finished_by_doing_it_again()
    {
        await Fill(Stays);
        var others = (await Rows(Everywhere)).Where(IsContent).ToList();
        await Fill(Gone);
        var left = (await Rows(Everywhere)).Count(IsContent) - others.Count;
        var interruptions = 0;
        for (var isDone = false; !isDone;)
        {
            var writes = 0;
            var faulty = new FaultyTables(Tables) { EachWrite = () => ++writes > 2 ? throw new StoreException("Taken away by the test.") : Task.CompletedTask };
            var eraser = await WorkspaceEraser.Open(faulty, _clock, None);
            try
            {
                await eraser.EraseRows(Gone, "nobody", None);
                isDone = true;
            }
            catch (StoreException)
            {
                Assert.InRange(++interruptions, 1, left);
            }
        }

        Assert.True(interruptions > 3, $"It was interrupted {interruptions} times.");
        Assert.Equal(others, (await Rows(Everywhere)).Where(IsContent));
    }

    private static bool IsContent(string row) => !row.StartsWith("versions", StringComparison.Ordinal) && !row.Contains("|seen|", StringComparison.Ordinal);

    private async Task<List<string>> Rows(IEnumerable<string> tables)
    {
        var rows = new List<string>();
        foreach (var name in tables)
        {
            var table = await Tables.Open(name, None);
            foreach (var partition in Partitions(name))
                rows.AddRange((await table.QueryAll(new RowRange(partition)).ToListAsync()).Select(row => $"{name}|{row.PartitionKey}|{row.RowKey}"));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private IEnumerable<string> Partitions(string table) => table switch
    {
        "work" => Enumerable.Range(0, 8).Select(shard => $"shard-{shard}"),
        "versions" => ["versions"],
        "due" => Enumerable.Range(0, SubscriptionStore.Shards).Select(shard => DueKey.PartitionOf("UTC", shard)),
        "ledger" => from scope in new[] { Gone, Stays } from conversation in Conversations select TableKey.Of(scope.Key, conversation),
        "notes" => from scope in new[] { Scope.Shared, Gone, Stays }
                   from part in _generations.Append("generations").Append("withdrawn")
                   select TableKey.Of(scope.Key, "talks.md", part),
        _ => new[] { Scope.Shared, Gone, Stays }.Select(scope => TableKey.Of(scope.Key)),
    };

    private async Task Fill(Scope scope)
    {
        var notes = await NoteStore.Open(Tables, _clock, None);
        var head = new SourceHead { Scope = scope, Key = "talks.md", Title = "Talks", Generation = "", Lessons = 0, Quotes = 0, ImportedAt = _clock.GetUtcNow() };
        Assert.True(await notes.Publish(head, null, [new SourceNote("Talks", Lesson("a")), new SourceNote("Talks", Lesson("b"))], None));
        Assert.NotNull(await notes.Withdraw(scope, "b", None));
        _generations.Add((await notes.Source(scope, "talks.md", None))!.Generation);
        if (scope.IsShared)
            return;
        var workspaces = await WorkspaceStore.Open(Tables, _clock, None);
        await workspaces.Teach(scope, Lesson("c"), "U1", None);
        await workspaces.Vote(scope, "a", "U1", useful: true, None);
        var quotes = await QuoteStore.Open(Tables, _clock, None);
        await quotes.Save(scope, new SavedQuote { Note = Lesson("d"), Saver = "U1", SavedAt = _clock.GetUtcNow(), Quotee = "U2", Conversation = "C1", Openness = Openness.Public, IsWantedEverywhere = true }, None);
        await quotes.QuoteNever(scope, "U3", None);
        await (await ConversationStore.Open(Tables, _clock, None)).Seen(new ConversationReference { Workspace = scope, Id = "19:a", Type = "channel", ServiceUrl = new Uri("https://smba.trafficmanager.net/emea/"), BotId = "28:b" }, None);
        await FillDaily(scope);
        await (await WorkStore.Open(Tables, _clock, None)).Insert("teams-message", scope.Key, ["message"], "toil", None);
    }

    private async Task FillDaily(Scope scope)
    {
        var (subscriptions, ledger) = (await SubscriptionStore.Open(Tables, None), await LedgerStore.Open(Tables, None));
        foreach (var conversation in Conversations)
        {
            var subscription = new Subscription
            {
                Workspace = scope,
                Conversation = conversation,
                Schedule = new Schedule { Time = new LocalTime(9, 0), Zone = DateTimeZone.Utc, Days = DaySet.Every },
                EffectiveFrom = Instant.FromUtc(2026, 3, 1, 9, 0),
                Owner = "U1",
            };
            await subscriptions.Set(subscription, None);
            for (var day = 1; day < 5; day++)
                await ledger.Insert(new Occurrence { Subscription = subscription.Key, Date = new LocalDate(2026, 3, day), At = Instant.FromUtc(2026, 3, day, 9, 0) }, None);
        }

        await subscriptions.Change(scope, "C3", kept => kept with { StoppedBecause = "Nobody clicked." }, None);
        Assert.True(await (await BookmarkStore.Open(Tables, _clock, None)).Keep(scope, "U1", "a", None));
    }

    private static Note Lesson(string id) => new()
    {
        Id = id,
        Kind = NoteKind.Lesson,
        Title = $"Title of {id}",
        Text = $"Text of {id}.",
        Attribution = new Attribution { Source = "Talks", Verbatim = true },
    };
}
