using DevOpsNotes.Content.Daily;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Workspaces;
using NodaTime;

namespace DevOpsNotes.Storage.Tests.Workspaces;

public abstract partial class PersonEraserContract
{
    private const string Channel = "C1";

    private static readonly LocalDate Day = new(2026, 3, 1);

    [Fact]
    public async Task The_persons_own_lesson_of_the_day_ends_and_that_of_a_channel_goes_on_without_the_id()
    {
        await Fill(One);
        var (subscriptions, ledger) = await Daily();

        await Eraser.Erase(One, Ada, keepsWords: true, None);

        Assert.Equal([(Channel, ""), ("C2", Bo), (Bo, "")], (await subscriptions.All(One, None)).Select(kept => (kept.Conversation, kept.Owner)));
        Assert.Equal([Channel, "C2", Bo], await Due(subscriptions));
        Assert.Null(await ledger.Last(TableKey.Of(One.Key, Ada), Day, None));
        Assert.NotNull(await ledger.Last(TableKey.Of(One.Key, Channel), Day, None));
        var kept = await subscriptions.Find(One, Channel, None);
        Assert.Equal((new LocalTime(9, 0), DaySet.Weekdays), (kept!.Schedule.Time, kept.Schedule.Days));
    }

    [Fact]
    public async Task Bookmarks_of_others_stay()
    {
        await Fill(One);
        var bookmarks = await BookmarkStore.Open(_tables!, _clock, None);

        await Eraser.Erase(One, Ada, keepsWords: true, None);

        Assert.Empty(await bookmarks.Of(One, Ada, None));
        Assert.Equal(["x"], await bookmarks.Of(One, Bo, None));
    }

    /// <summary>Before whichever write of the erasure: a host claims the next date of the lesson that goes, or somebody clicks on the one before.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_posted_or_clicked_while_the_person_is_forgotten_leaves_nothing(bool isPosted)
    {
        var (subscriptions, ledger) = await Daily();
        var (place, isReached) = (0, true);
        for (; isReached; place++)
        {
            var workspace = Scope.Of($"slack:T{place}0");
            await FillDaily(workspace);
            (var writes, isReached) = (0, false);
            Network.EachWrite = async () =>
            {
                if (writes++ != place || await subscriptions.Find(workspace, Ada, None) is null)
                    return;
                isReached = true;
                if (isPosted)
                    await ledger.Insert(Occurrence(workspace, Ada, Day.PlusDays(1)), None);
                else
                    await subscriptions.Change(workspace, Ada, kept => kept with { HeardAt = Instant.FromUtc(2026, 3, 1, 10, 0) }, None);
            };

            await Eraser.Erase(workspace, Ada, keepsWords: false, None);

            await Forgotten(Ada, workspace);
        }

        Assert.InRange(place, 4, 20);
    }

    /// <summary>Each has a lesson of the day in a channel and bookmarks, Ada one in her own chat, and Bo one there that nobody's id is at any more.</summary>
    private async Task FillDaily(Scope workspace)
    {
        var (subscriptions, ledger) = await Daily();
        foreach (var (conversation, owner, isPersonal) in new[] { (Channel, Ada, false), ("C2", Bo, false), (Ada, Ada, true), (Bo, "", true) })
        {
            await subscriptions.Set(
                new Subscription
                {
                    Workspace = workspace,
                    Conversation = conversation,
                    IsPersonal = isPersonal,
                    Schedule = new Schedule { Time = new LocalTime(9, 0), Zone = DateTimeZone.Utc, Days = DaySet.Weekdays },
                    EffectiveFrom = Instant.FromUtc(2026, 3, 1, 9, 0),
                    Owner = owner,
                },
                None);
            await ledger.Insert(Occurrence(workspace, conversation, Day), None);
        }

        var bookmarks = await BookmarkStore.Open(_tables!, _clock, None);
        Assert.True(await bookmarks.Keep(workspace, Ada, "x", None));
        Assert.True(await bookmarks.Keep(workspace, Ada, "y", None));
        Assert.True(await bookmarks.Keep(workspace, Bo, "x", None));
    }

    /// <summary>As another host has them.</summary>
    private async Task<(SubscriptionStore Subscriptions, LedgerStore Ledger)> Daily() => (await SubscriptionStore.Open(_tables!, None), await LedgerStore.Open(_tables!, None));

    private static Occurrence Occurrence(Scope workspace, string conversation, LocalDate date) =>
        new() { Subscription = TableKey.Of(workspace.Key, conversation), Date = date, At = Instant.FromUtc(2026, 3, 1, 9, 0) };

    private static async Task<List<string>> Due(SubscriptionStore subscriptions)
    {
        var due = new List<string>();
        for (var shard = 0; shard < SubscriptionStore.Shards; shard++)
            due.AddRange(await subscriptions.Due(DateTimeZone.Utc, shard, LocalTime.Midnight, new LocalTime(23, 59), None).Select(row => row.Conversation).ToListAsync());
        due.Sort(StringComparer.Ordinal);
        return due;
    }

    private static IEnumerable<(string Table, string Partition)> DailyPartitions(Scope workspace) =>
    [
        .. new[] { Channel, "C2", Ada, Bo }.Select(conversation => ("ledger", TableKey.Of(workspace.Key, conversation))),
        .. new[] { Channel, "C2", Ada, Bo }.Select(conversation => ("due", DueKey.Of("UTC", "0900", workspace, conversation).Partition)).Distinct(),
    ];
}
