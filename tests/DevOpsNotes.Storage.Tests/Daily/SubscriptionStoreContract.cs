using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Tests.Work;
using NodaTime;
using TimeZones = DevOpsNotes.Content.Daily.Zones;

namespace DevOpsNotes.Storage.Tests.Daily;

/// <summary>What the store of subscriptions promises on every engine. An adapter's tests supply only the tables.</summary>
public abstract partial class SubscriptionStoreContract : IAsyncLifetime
{
    private static readonly Scope One = Scope.Of("slack:T1");

    /// <summary>Its key begins as that of the other.</summary>
    private static readonly Scope Two = Scope.Of("slack:T1|sub");

    private static readonly DateTimeZone Brussels = TimeZones.Of("Europe/Brussels")!;
    private static readonly DateTimeZone Tokyo = TimeZones.Of("Asia/Tokyo")!;
    private static readonly LocalTime Nine = new(9, 0);
    private static readonly LocalTime Ten = new(10, 0);
    private static readonly LocalTime EndOfDay = new(23, 59);

    private ITables? _tables;
    private FaultyTables? _network;
    private SubscriptionStore? _store;
    private SubscriptionStore? _other;

    private static CancellationToken None => CancellationToken.None;

    private ITables Tables => _tables ?? throw new InvalidOperationException("The store was not opened.");

    private FaultyTables Network => _network ?? throw new InvalidOperationException("The store was not opened.");

    private SubscriptionStore Store => _store ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>Another host on the same tables.</summary>
    private SubscriptionStore Other => _other ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>A store to test, with nothing in it.</summary>
    protected abstract Task<ITables> Open();

    public virtual async Task InitializeAsync()
    {
        _tables = await Open();
        Assert.NotNull(_tables);
        _network = new FaultyTables(_tables);
        _store = await SubscriptionStore.Open(_network, None);
        _other = await SubscriptionStore.Open(_tables, None);
    }

    public virtual async Task DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
    }

    [Fact]
    public async Task A_subscription_is_found_as_it_was_set_up()
    {
        var whole = At(Nine) with
        {
            IsPersonal = true,
            Openness = Openness.Shared,
            Schedule = At(Nine).Schedule with { Days = DaySet.Of(IsoDayOfWeek.Monday, IsoDayOfWeek.Friday), Topics = ["toil", "ci, cd"], IsDigest = true },
            PausedUntil = new LocalDate(2026, 12, 24),
            StoppedBecause = "The channel was archived.",
            HeardAt = Instant.FromUtc(2026, 3, 1, 7, 8, 9),
        };
        await Store.Set(whole, None);
        var bare = At(Ten, "C2") with { Owner = "" };
        await Store.Set(bare, None);

        Assert.Equal(Told(whole), Told(await Other.Find(One, "C1", None)));
        Assert.Equal(Told(bare), Told(await Other.Find(One, "C2", None)));
        Assert.Null(await Other.Find(Two, "C1", None));
        Assert.Null(await Other.Find(One, "C3", None));
    }

    [Fact]
    public async Task A_workspace_has_its_own_also_those_that_were_stopped()
    {
        await Store.Set(At(Nine), None);
        await Store.Set(At(Nine, "C2") with { StoppedBecause = "Nobody clicked." }, None);
        await Store.Set(At(Nine) with { Workspace = Two }, None);

        Assert.Equal(["C1", "C2"], (await Other.All(One, None)).Select(subscription => subscription.Conversation));
        Assert.Equal(["C1"], (await Other.All(Two, None)).Select(subscription => subscription.Conversation));
        Assert.Empty(await Other.All(Scope.Of("slack:T"), None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Set(At(Nine) with { Workspace = Scope.Shared }, None));
    }

    [Fact]
    public async Task What_is_due_is_found_by_zone_and_minute_both_ends_included()
    {
        for (var minute = 0; minute < 60; minute += 10)
            await Store.Set(At(new LocalTime(9, minute), $"C{minute}"), None);
        await Store.Set(At(new LocalTime(9, 20), "C20") with { Workspace = Two }, None);
        await Store.Set(At(new LocalTime(9, 20), "C-Tokyo", Tokyo), None);
        await Store.Set(At(LocalTime.Midnight, "C-early"), None);
        await Store.Set(At(EndOfDay, "C-late"), None);

        Assert.Equal(["slack:T1 C10 09:10", "slack:T1 C20 09:20", "slack:T1 C30 09:30", "slack:T1|sub C20 09:20"], await Due(Brussels, new(9, 10), new(9, 30)));
        Assert.Equal(["slack:T1 C20 09:20", "slack:T1|sub C20 09:20"], await Due(Brussels, new(9, 20), new(9, 20)));
        Assert.Equal(["slack:T1 C-Tokyo 09:20"], await Due(Tokyo, LocalTime.Midnight, EndOfDay));
        Assert.Equal(9, (await Due(Brussels, LocalTime.Midnight, EndOfDay)).Length);
        Assert.Empty(await Due(Brussels, new(9, 31), new(9, 39)));
        Assert.Empty(await Due(TimeZones.Of("UTC")!, LocalTime.Midnight, EndOfDay));
    }

    [Fact]
    public async Task The_parts_of_a_zone_share_what_is_due()
    {
        for (var i = 0; i < 40; i++)
            await Store.Set(At(Nine, $"C{i}"), None);

        for (var shard = 0; shard < SubscriptionStore.Shards; shard++)
            Assert.InRange(await Store.Due(Brussels, shard, Nine, Nine, None).CountAsync(), 1, 39);
        Assert.Equal(40, (await Due(Brussels, Nine, Nine)).Distinct().Count());
    }

    [Fact]
    public async Task What_is_due_is_read_on_from_a_row_within_its_time_workspace_and_part_of_the_zone()
    {
        for (var i = 0; i < 40; i++)
        {
            await Store.Set(At(Nine, $"C{i}"), None);
            await Store.Set(At(Nine, $"C{i}") with { Workspace = Two }, None);
            await Store.Set(At(Ten, $"C{i}-later"), None);
        }

        var part = await Store.Due(Brussels, 0, Nine, Nine, None).Where(row => row.Workspace == One).ToListAsync();
        Assert.Equal(part, await Store.DueFrom(part[0], None).ToListAsync());
        Assert.Equal(part[2..], await Store.DueFrom(part[2], None).ToListAsync());

        await Store.Change(One, part[2].Conversation, kept => kept with { StoppedBecause = "Nobody clicked." }, None);
        Assert.Equal(part[3..], await Store.DueFrom(part[2], None).ToListAsync());
    }

    [Fact]
    public async Task Another_time_or_zone_takes_the_place_of_the_one_before()
    {
        await Store.Set(At(Nine), None);
        await Store.Set(At(Ten), None);
        Assert.Equal(["slack:T1 C1 10:00"], await Due());

        Assert.NotNull(await Store.Change(One, "C1", kept => kept with { Schedule = kept.Schedule with { Zone = Tokyo } }, None));

        Assert.Empty(await Due());
        Assert.Equal(["slack:T1 C1 10:00"], await Due(Tokyo, Ten, Ten));
    }

    [Fact]
    public async Task A_stopped_one_is_not_due_until_it_goes_on_and_a_paused_one_is()
    {
        await Store.Set(At(Nine), None);
        await Store.Change(One, "C1", kept => kept with { PausedUntil = new LocalDate(2026, 12, 24) }, None);
        Assert.Single(await Due());

        await Store.Change(One, "C1", kept => kept with { StoppedBecause = "Nobody clicked." }, None);
        Assert.Empty(await Due());

        await Store.Change(One, "C1", kept => kept with { StoppedBecause = null }, None);
        Assert.Single(await Due());
    }

    [Fact]
    public async Task Zones_are_those_that_subscriptions_are_or_were_in()
    {
        Assert.Empty(await Store.Zones(None));

        await Store.Set(At(Nine), None);
        await Store.Set(At(Nine, "C2"), None);
        await Store.Set(At(Nine, zone: Tokyo), None);

        Assert.Equal(["Asia/Tokyo", "Europe/Brussels"], (await Other.Zones(None)).Select(zone => zone.Id).Order());
    }

    [Fact]
    public async Task A_zone_that_this_release_does_not_know_is_not_told_of_and_can_be_set_anew()
    {
        await Store.Set(At(Nine), None);
        await Store.Set(At(Nine, "C2"), None);
        await Rewrite("workspaces", TableKey.Of(One.Key), TableKey.Of("sub", "C1"), "Zone", "Mars/Olympus");
        await Rewrite("due", "zones", TableKey.Of("Europe/Brussels"), "Id", "Mars/Olympus");

        Assert.Equal(["C2"], (await Other.All(One, None)).Select(subscription => subscription.Conversation));
        Assert.Null(await Other.Find(One, "C1", None));
        Assert.Null(await Other.Change(One, "C1", kept => kept with { PausedUntil = null, Owner = "U2" }, None));
        Assert.Empty(await Other.Zones(None));

        await Other.Set(At(Ten), None);
        Assert.Equal(Told(At(Ten)), Told(await Store.Find(One, "C1", None)));
    }

    private static Subscription At(LocalTime time, string conversation = "C1", DateTimeZone? zone = null) => new()
    {
        Workspace = One,
        Conversation = conversation,
        Openness = Openness.Public,
        Schedule = new Schedule { Time = time, Zone = zone ?? Brussels, Days = DaySet.Weekdays },
        EffectiveFrom = Instant.FromUtc(2026, 3, 1, 9, 0),
        Owner = "U1",
    };

    /// <summary>All that there is to a subscription: as records, two differ in lists that say the same.</summary>
    private static string Told(Subscription? subscription) => subscription is null ? "none" : $"{subscription} {string.Join('+', subscription.Schedule.Topics)} {subscription.Schedule.IsDigest}";

    private Task<string[]> Due() => Due(Brussels, LocalTime.Midnight, EndOfDay);

    private async Task<string[]> Due(DateTimeZone zone, LocalTime first, LocalTime last) => [.. (await DueRows(Other, zone, first, last)).Select(row => $"{row.Workspace} {row.Conversation} {row.Time:HH':'mm}").Order(StringComparer.Ordinal)];

    private static async Task<List<DueRow>> DueRows(SubscriptionStore store, DateTimeZone zone, LocalTime first, LocalTime last)
    {
        var rows = new List<DueRow>();
        for (var shard = 0; shard < SubscriptionStore.Shards; shard++)
            rows.AddRange(await store.Due(zone, shard, first, last, None).ToListAsync());
        return rows;
    }

    private async Task Rewrite(string table, string partition, string key, string property, string value)
    {
        var rows = await Tables.Open(table, None);
        var row = (await rows.Get(partition, key, None))!;
        row[property] = value;
        await rows.Upsert(row, None);
    }
}
