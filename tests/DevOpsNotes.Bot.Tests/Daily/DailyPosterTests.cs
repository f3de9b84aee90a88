using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Tests.Importing;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Tests;
using NodaTime;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>What becomes of a post that is due: on one host or two, with a platform that does as the test says.</summary>
public sealed partial class DailyPosterTests : IAsyncLifetime
{
    private static readonly Scope Workspace = Scope.Of("slack:T1");

    private readonly SetClock _clock = new();
    private readonly MemoryTables _tables = new();
    private readonly RecordingSender _sender;
    private DailyHost _host = null!;

    public DailyPosterTests() => _sender = new RecordingSender(_clock);

    private Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    /// <summary>A Sunday, 09:00 in UTC.</summary>
    private LocalDate Today => Now.InUtc().Date;

    public async Task InitializeAsync() => _host = await DailyHost.Start(_tables, _clock, _sender);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_is_due_is_posted_within_a_round_and_kept_as_sent()
    {
        await Set(at: new LocalTime(9, 1));
        await Rounds(TimeSpan.FromMinutes(2));

        var post = Assert.Single(_sender.Posts);
        Assert.Equal("Lesson of the day", Assert.IsType<Answer>(post.Post).Lead[0].ToString());
        Assert.InRange(post.At - _clock.GetUtcNow(), TimeSpan.FromMinutes(-1), TimeSpan.Zero);
        var kept = Assert.Single(await Kept());
        Assert.Equal((PostOutcome.Sent, "message", Today), (kept.Outcome, kept.Message, kept.Date));
        Assert.Equal(Assert.IsType<Answer>(post.Post).Note.Id, Assert.Single(kept.Notes));
    }

    [Fact]
    public async Task Nothing_is_posted_for_a_time_before_it_was_set_up()
    {
        await Set(at: new LocalTime(8, 59));
        await Rounds(TimeSpan.FromMinutes(5));

        Assert.Empty(_sender.Posts);
    }

    [Fact]
    public async Task A_host_that_comes_late_catches_up_within_the_window_and_not_beyond()
    {
        await Set(at: new LocalTime(9, 30));
        await Set(at: new LocalTime(13, 31), conversation: "C2");
        _clock.Advance(TimeSpan.FromHours(4.4));
        await _host.Round();
        Assert.Equal("C1", Assert.Single(_sender.Posts).Subscription.Conversation);

        _clock.Advance(TimeSpan.FromHours(4.5));
        await _host.Round();
        Assert.Single(_sender.Posts);
    }

    [Fact]
    public async Task After_midnight_the_day_before_is_over()
    {
        await Set(at: new LocalTime(22, 0));
        _clock.Advance(TimeSpan.FromHours(15.3));
        await _host.Round();

        Assert.Empty(_sender.Posts);
    }

    [Fact]
    public async Task A_post_of_a_minute_before_midnight_goes_out_after_it()
    {
        await Set(at: new LocalTime(23, 59));
        _clock.Advance(TimeSpan.FromHours(15) + TimeSpan.FromSeconds(20));
        await _host.Round();

        Assert.Equal(Today.PlusDays(-1), Assert.Single(await Kept()).Date);
        Assert.Single(_sender.Posts);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_posts_nothing_again()
    {
        await Set(at: new LocalTime(9, 1));
        await Rounds(TimeSpan.FromMinutes(2));
        _clock.Advance(TimeSpan.FromMinutes(-2));
        await Rounds(TimeSpan.FromMinutes(3));

        Assert.Single(_sender.Posts);
    }

    [Fact]
    public async Task Another_zone_on_the_same_day_posts_nothing_again()
    {
        await Set(at: new LocalTime(9, 1));
        await Rounds(TimeSpan.FromMinutes(2));
        await Change(current => current with { Schedule = current.Schedule with { Zone = Zones.Of("America/New_York")! }, EffectiveFrom = Now });
        _clock.Advance(TimeSpan.FromHours(5));
        await _host.Round();

        Assert.Single(_sender.Posts);
    }

    [Fact]
    public async Task Two_hosts_post_once()
    {
        await using var other = await DailyHost.Start(_tables, _clock, _sender);
        for (var i = 0; i < 40; i++)
            await Set(at: new LocalTime(9, 1), conversation: $"C{i}");
        _clock.Advance(TimeSpan.FromMinutes(2));
        await Task.WhenAll(_host.Round(), other.Round());

        Assert.Equal(40, _sender.Calls);
        Assert.Equal(40, _sender.Posts.Select(post => post.Subscription.Conversation).Distinct().Count());
    }

    [Fact]
    public async Task A_pause_skips_its_days_and_not_the_first_after_it()
    {
        await Set(at: new LocalTime(9, 1));
        await Change(current => current with { PausedUntil = Today.PlusDays(2) });
        var first = Today;
        await Rounds(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));

        Assert.Equal(
            [(first, PostOutcome.Skipped), (first.PlusDays(1), PostOutcome.Skipped), (first.PlusDays(2), PostOutcome.Sent)],
            (await Kept()).OrderBy(kept => kept.Date).Select(kept => (kept.Date, kept.Outcome)).ToList());
    }

    [Fact]
    public async Task A_subscription_without_lessons_skips_and_says_so()
    {
        await Set(at: new LocalTime(9, 1), topics: ["no such topic"]);
        await Rounds(TimeSpan.FromMinutes(2));

        Assert.Equal("no lesson is on no such topic", Assert.Single(await Kept()).Reason);
        Assert.Equal(0, _sender.Calls);
    }

    [Fact]
    public async Task What_is_changed_while_a_post_waits_counts()
    {
        await Set(at: new LocalTime(9, 1));
        _sender.Answer = _ => new SendOutcome.NotYet("throttled", TimeSpan.FromMinutes(10));
        await Rounds(TimeSpan.FromMinutes(5));
        _sender.Answer = _ => new SendOutcome.Sent("message");
        await Change(current => current with { StoppedBecause = "It was stopped here." });
        await Rounds(TimeSpan.FromHours(1));

        Assert.Equal(1, _sender.Calls);
    }

    [Fact]
    public async Task An_erased_subscription_leaves_no_record()
    {
        await Set(at: new LocalTime(9, 1));
        await Rounds(TimeSpan.FromMinutes(2));
        await (await StoresOn(_tables)).Eraser.EraseRows(Workspace, "nobody", CancellationToken.None);
        await Rounds(TimeSpan.FromDays(2));

        Assert.Single(_sender.Posts);
        Assert.Empty(await Kept());
    }

    [Fact]
    public async Task Who_moves_to_the_west_is_shown_no_lesson_again()
    {
        await Set(at: new LocalTime(18, 1), zone: "Asia/Tokyo");
        await Rounds(TimeSpan.FromMinutes(2));
        for (var move = 0; move < 3; move++)
        {
            await Change(current => current with { Schedule = current.Schedule with { Zone = Zones.Of("America/Los_Angeles")!, Time = new LocalTime(2, 30) }, EffectiveFrom = Now });
            await Rounds(TimeSpan.FromDays(2));
            await Change(current => current with { Schedule = current.Schedule with { Zone = Zones.Of("Asia/Tokyo")!, Time = new LocalTime(18, 1) }, EffectiveFrom = Now });
            await Rounds(TimeSpan.FromDays(2));
        }

        var notes = _sender.Posts.Select(post => Assert.IsType<Answer>(post.Post).Note.Id).ToList();
        Assert.InRange(notes.Count, 10, 15);
        Assert.Equal(notes.Count, notes.Distinct().Count());
    }

    [Fact]
    public async Task A_channel_of_strangers_is_shown_nothing_of_the_teams_own()
    {
        var stores = await StoresOn(_tables);
        await stores.Workspaces.Teach(Workspace, TestNotes.Bare with { Id = "own-lesson", Kind = NoteKind.Lesson, Title = "Our own way", IsDaily = true, Topics = ["toil"] }, "U1", CancellationToken.None);
        await using var host = await DailyHost.Start(_tables, _clock, _sender);
        foreach (var (conversation, openness) in new[] { ("OPEN", Openness.Public), ("SHARED", Openness.Shared), ("UNKNOWN", Openness.Unknown) })
            await Set(at: new LocalTime(9, 1), conversation: conversation, topics: ["toil"]);
        _sender.Readers = subscription => subscription.Conversation switch { "OPEN" => Openness.Public, "SHARED" => Openness.Shared, _ => Openness.Unknown };
        var old = _host;
        _host = host;
        await Rounds(TimeSpan.FromDays(60));
        _host = old;

        foreach (var shown in _sender.Posts.GroupBy(post => post.Subscription.Conversation))
            Assert.Equal(shown.Key == "OPEN", shown.Any(post => post.Post is Answer { Note.Id: "own-lesson" }));
        Assert.Equal(3, _sender.Posts.Select(post => post.Subscription.Conversation).Distinct().Count());
    }

    [Fact]
    public async Task A_digest_of_few_lessons_shows_none_twice()
    {
        await Set(at: new LocalTime(9, 1), topics: ["chaos engineering"], isDigest: true);
        await Rounds(TimeSpan.FromDays(10));

        Assert.Equal(10, _sender.Posts.Count);
        Assert.All(_sender.Posts, post => Assert.Equal(Assert.IsType<Notice>(post.Post).Choices.Count, Assert.IsType<Notice>(post.Post).Choices.Select(choice => choice.Note.Id).Distinct().Count()));
    }

    private async Task<DevOpsNotes.Bot.Operations.Stores> StoresOn(MemoryTables tables)
    {
        var stores = new DevOpsNotes.Bot.Operations.Stores();
        await stores.Open(tables, _clock, CancellationToken.None);
        return stores;
    }

    /// <summary>Lets time pass, by rounds of half a minute while something may be due, and of an hour else.</summary>
    private async Task Rounds(TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero;)
        {
            var isClose = left <= TimeSpan.FromMinutes(10) || Now.InUtc().TimeOfDay is { Hour: 9, Minute: < 10 };
            var step = isClose ? DailyRounds.Interval : TimeSpan.FromMinutes(10);
            _clock.Advance(step);
            left -= step;
            await _host.Round();
        }
    }

    private async Task Set(LocalTime at, string conversation = "C1", Scope? workspace = null, IReadOnlyList<string>? topics = null, string zone = "UTC", bool isDigest = false) => await _host.Subscriptions.Set(new Subscription
    {
        Workspace = workspace ?? Workspace,
        Conversation = conversation,
        Openness = Openness.Public,
        Schedule = new Schedule { Time = at, Zone = Zones.Of(zone)!, Days = DaySet.Every, Topics = topics ?? [], IsDigest = isDigest },
        EffectiveFrom = Now,
        Owner = "U1",
    }, CancellationToken.None);

    private Task<Subscription?> Change(Func<Subscription, Subscription> change) => _host.Subscriptions.Change(Workspace, "C1", change, CancellationToken.None);

    private Task<IReadOnlyList<Occurrence>> Kept() => _host.Ledger.Since(DevOpsNotes.Storage.TableKey.Of(Workspace.Key, "C1"), new LocalDate(2026, 1, 1), CancellationToken.None);
}
