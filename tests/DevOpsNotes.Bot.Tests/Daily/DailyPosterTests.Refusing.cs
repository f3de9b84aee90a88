using System.Diagnostics;
using System.Globalization;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Tests.Operations.Telemetry;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>What becomes of a post that a platform does not take, or not at once.</summary>
public sealed partial class DailyPosterTests
{
    [Fact]
    public async Task What_a_platform_did_not_take_yet_is_sent_later_and_is_the_same_lesson()
    {
        var refusals = 3;
        await Set(at: new LocalTime(9, 1));
        _sender.Answer = _ => refusals-- > 0 ? new SendOutcome.NotYet("throttled", TimeSpan.FromMinutes(10)) : new SendOutcome.Sent("message");
        await Rounds(TimeSpan.FromMinutes(5));
        Assert.Equal((1, 0), (_sender.Calls, _sender.Posts.Count));
        Assert.Empty(await Kept());

        await Rounds(TimeSpan.FromHours(1));
        Assert.Equal((4, 1), (_sender.Calls, _sender.Posts.Count));
        Assert.Equal(1, Assert.Single(await Kept()).Deck!.Drawn);
    }

    [Fact]
    public async Task What_a_platform_does_not_take_all_the_time_is_missed_and_says_why()
    {
        await Set(at: new LocalTime(9, 1));
        _sender.Answer = _ => new SendOutcome.NotYet("Slack asked to wait", TimeSpan.FromMinutes(20));
        await Rounds(TimeSpan.FromHours(5));

        var kept = Assert.Single(await Kept());
        Assert.Equal((PostOutcome.Missed, "Slack asked to wait"), (kept.Outcome, kept.Reason));
    }

    [Fact]
    public async Task One_workspace_that_is_refused_for_an_hour_delays_only_itself()
    {
        for (var i = 0; i < 100; i++)
            await Set(at: new LocalTime(9, 1), conversation: $"C{i}");
        await Set(at: new LocalTime(9, 1), workspace: Scope.Of("slack:T2"));
        var until = Now + Duration.FromHours(1);
        var isThrottled = false;
        _sender.Pause = workspace => workspace == Workspace && isThrottled && Now < until ? (until - Now).ToTimeSpan() : TimeSpan.Zero;
        _sender.Answer = subscription =>
        {
            isThrottled |= subscription.Workspace == Workspace;
            return subscription.Workspace == Workspace && Now < until ? new SendOutcome.NotYet("throttled", (until - Now).ToTimeSpan()) : new SendOutcome.Sent("message");
        };
        await Rounds(TimeSpan.FromMinutes(2));
        Assert.Equal("slack:T2", Assert.Single(_sender.Posts).Subscription.Workspace.Key);
        Assert.InRange(_sender.Calls, 2, DailyLanes.OfWorkspace + 1);

        await Rounds(TimeSpan.FromHours(1));
        Assert.Equal(101, _sender.Posts.Count);
    }

    [Fact]
    public async Task A_workspace_that_is_slow_leaves_room_for_others()
    {
        var hangs = new TaskCompletionSource();
        _sender.Before = subscription => subscription.Workspace == Workspace ? hangs.Task : Task.CompletedTask;
        for (var i = 0; i < 300; i++)
            await Set(at: new LocalTime(9, 1), conversation: $"C{i}");
        for (var i = 0; i < 10; i++)
            await Set(at: new LocalTime(9, 1), workspace: Scope.Of($"slack:OTHER{i}"));
        _clock.Advance(TimeSpan.FromMinutes(2));
        var round = _host.Round();
        while (_sender.Posts.Count < 10)
            await Task.Yield();
        Assert.Equal(10 + DailyLanes.OfWorkspace, _sender.Calls);

        hangs.SetResult();
        await round;
        Assert.Equal(310, _sender.Posts.Count);
    }

    [Fact]
    public async Task More_than_a_lane_holds_is_read_on_when_it_has_room_also_after_the_store_failed()
    {
        const int many = 5 * DailyLanes.InHand;
        for (var i = 0; i < many; i++)
            await Set(at: new LocalTime(9, 1 + (i % 2)), conversation: $"C{i}");
        await Set(at: new LocalTime(9, 2), conversation: "C1", workspace: Scope.Of("slack:T2"));
        var (readingOn, failures) = (0, 3);
        _tables.BeforeQuery = range =>
        {
            if (range.From?.Contains("slack:T1", StringComparison.Ordinal) == true && ++readingOn <= failures)
                throw new StoreException("The store is away.");
            return Task.CompletedTask;
        };
        await Rounds(TimeSpan.FromMinutes(3));

        Assert.InRange(readingOn, failures + 1, 50);
        Assert.Equal(many + 1, _sender.Posts.Select(post => (post.Subscription.Workspace, post.Subscription.Conversation)).Distinct().Count());
        Assert.Equal(many + 1, _sender.Calls);
    }

    [Fact]
    public async Task More_than_a_lane_holds_is_read_on_at_once_also_where_few_are_due_at_each_time()
    {
        const int many = DailyLanes.InHand * 3 / 2;
        var hangs = new TaskCompletionSource();
        _sender.Before = _ => hangs.Task;
        for (var i = 0; i < many; i++)
            await Set(at: new LocalTime(9, 1 + (i % 50)), conversation: $"C{i}");
        _clock.Advance(TimeSpan.FromHours(1));
        await _host.Look();
        hangs.SetResult();
        await Until(() => _sender.Posts.Count >= DailyLanes.InHand);
        await _host.Lanes.GoOn(CancellationToken.None);
        await Until(() => _sender.Posts.Count == many);
    }

    [Fact]
    public async Task While_much_is_read_for_one_workspace_another_goes_on()
    {
        var other = Scope.Of("slack:OTHER");
        await Set(at: new LocalTime(9, 1), workspace: other);
        for (var i = 0; i < DailyLanes.InHand * 3 / 2; i++)
            await Set(at: new LocalTime(9, 1 + (i % 50)), conversation: $"C{i}");
        var (hangs, isPaused, reads, wentOn) = (new TaskCompletionSource(), true, 0, false);
        _sender.Before = subscription => subscription.Workspace == other ? Task.CompletedTask : hangs.Task;
        _sender.Pause = workspace => workspace == other && isPaused ? TimeSpan.FromHours(1) : TimeSpan.Zero;
        _clock.Advance(TimeSpan.FromHours(1));
        await _host.Look();
        _tables.BeforeQuery = async range =>
        {
            if (range.From?.Contains("slack:T1", StringComparison.Ordinal) != true)
                return;
            isPaused = ++reads < 2;
            if (reads != 4)
                return;
            // What fails in here reads as a store that is away, so the test asks afterwards.
            await Until(() => _sender.Posts.Any(post => post.Subscription.Workspace == other));
            wentOn = true;
        };
        hangs.SetResult();
        await Until(() => _sender.Posts.Count >= DailyLanes.InHand);

        await _host.Lanes.GoOn(CancellationToken.None);
        Assert.True(wentOn);
    }

    [Fact]
    public async Task More_than_a_lane_holds_is_posted_when_a_workspace_that_asked_to_wait_goes_on()
    {
        for (var i = 0; i < 1000; i++)
            await Set(at: new LocalTime(9, 1), conversation: $"C{i}");
        var until = Now + Duration.FromHours(1);
        _sender.Pause = _ => Now < until ? (until - Now).ToTimeSpan() : TimeSpan.Zero;
        await Rounds(TimeSpan.FromMinutes(30));
        Assert.Equal(0, _sender.Calls);

        await Rounds(TimeSpan.FromHours(1));
        Assert.Equal(1000, _sender.Posts.Count);
    }

    [Fact]
    public async Task However_many_posts_are_not_taken_the_others_of_their_workspace_are_posted()
    {
        for (var i = 0; i < 600; i++)
            await Set(at: new LocalTime(9, 1), conversation: $"C{i}");
        _sender.Answer = subscription => int.Parse(subscription.Conversation[1..], CultureInfo.InvariantCulture) % 2 == 0 ? new SendOutcome.NotYet("refused", null) : new SendOutcome.Sent("message");
        await Rounds(TimeSpan.FromMinutes(3));

        Assert.Equal(300, _sender.Posts.Count);
    }

    [Fact]
    public async Task In_an_outage_that_is_longer_than_the_window_each_post_is_recorded_as_missed()
    {
        for (var i = 0; i < 600; i++)
            await Set(at: new LocalTime(9, 1), conversation: $"C{i}");
        var until = Now + Duration.FromHours(5);
        _sender.Pause = _ => Now < until ? (until - Now).ToTimeSpan() : TimeSpan.Zero;
        await Rounds(TimeSpan.FromHours(5.5));

        Assert.Equal(0, _sender.Calls);
        for (var i = 0; i < 600; i++)
        {
            var kept = Assert.Single(await _host.Ledger.Since(TableKey.Of(Workspace.Key, $"C{i}"), new LocalDate(2026, 1, 1), CancellationToken.None));
            Assert.Equal((PostOutcome.Missed, "the bot did not come to it in time", 0), (kept.Outcome, kept.Reason, kept.Failures));
        }
    }

    [Fact]
    public async Task A_post_that_is_stuck_is_told_of_as_overdue_once_and_while_it_is()
    {
        using var observed = new Observed();
        // Seven seconds past the half minute: other tests of this process post meanwhile, and none of them then.
        _clock.Advance(TimeSpan.FromSeconds(7));
        await Set(at: new LocalTime(9, 1));
        var until = Now + Duration.FromMinutes(20);
        _sender.Pause = _ => Now < until ? (until - Now).ToTimeSpan() : TimeSpan.Zero;
        await Rounds(TimeSpan.FromMinutes(15));
        Assert.Single(Lags("overdue"), lag => lag is > 300 and < 360);

        await Rounds(TimeSpan.FromMinutes(15));
        Assert.Single(_sender.Posts);
        Assert.Single(Lags("overdue"));
        Assert.Contains(Lags("sent"), lag => lag is > 1140 and < 1500);

        IEnumerable<double> Lags(string outcome) => observed.Measured.Where(measured => measured.Instrument == "devopsnotes.delivery.lag" && measured.Tags == $"platform=slack outcome={outcome}").Select(measured => measured.Value).Where(lag => Math.Round(lag) % 30 == 7);
    }

    [Fact]
    public async Task What_may_have_been_sent_is_never_sent_again()
    {
        await Set(at: new LocalTime(9, 1));
        _sender.Answer = _ => new SendOutcome.Unknown("timeout");
        await Rounds(TimeSpan.FromHours(5));

        Assert.Equal(1, _sender.Calls);
        Assert.Equal((PostOutcome.Unknown, "timeout"), (await Kept()).Select(kept => (kept.Outcome, kept.Reason)).Single());
    }

    [Fact]
    public async Task A_conversation_that_takes_no_posts_any_more_ends_it_and_its_owner_is_told_once()
    {
        await Set(at: new LocalTime(9, 1));
        _sender.Answer = _ => new SendOutcome.Refused("The channel was archived.", IsFinal: true);
        await Rounds(TimeSpan.FromDays(3));
        _sender.Telling = () => new SendOutcome.NotYet("throttled", TimeSpan.FromMinutes(1));
        await _host.DoWork();
        _sender.Telling = () => new SendOutcome.Sent("told");
        await using var other = await DailyHost.Start(_tables, _clock, _sender);
        await other.DoWork();
        await _host.DoWork();

        Assert.Equal(1, _sender.Calls);
        var (subscription, notice) = Assert.Single(_sender.Told);
        Assert.Equal("U1", subscription.Owner);
        Assert.Contains("The channel was archived.", Assert.IsType<Notice>(notice).Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("The channel was archived.", (await _host.Subscriptions.Find(Workspace, "C1", CancellationToken.None))!.StoppedBecause);
    }

    [Fact]
    public async Task Nobody_is_told_of_what_a_forgotten_person_set_up()
    {
        await Set(at: new LocalTime(9, 1));
        await Change(current => current with { Owner = "" });
        _sender.Answer = _ => new SendOutcome.Refused("The channel was archived.", IsFinal: true);
        await Rounds(TimeSpan.FromMinutes(2));
        await _host.DoWork();

        Assert.Empty(_sender.Told);
        Assert.True((await _host.Subscriptions.Find(Workspace, "C1", CancellationToken.None))!.IsStopped);
    }

    [Fact]
    public async Task What_fails_day_after_day_ends_and_shows_no_lesson_as_seen()
    {
        await Set(at: new LocalTime(9, 1));
        _sender.Answer = _ => new SendOutcome.Refused("The app lacks a right.", IsFinal: false);
        await Rounds(TimeSpan.FromDays(10));
        await _host.DoWork();

        Assert.Equal(DailyPoster.MostFailures, _sender.Calls);
        Assert.All(await Kept(), kept => Assert.Equal((PostOutcome.Failed, null), (kept.Outcome, kept.Deck)));
        Assert.Contains("5 times in a row", Assert.IsType<Notice>(Assert.Single(_sender.Told).Notice).Paragraphs[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_a_host_gave_back_before_it_died_is_posted_by_another()
    {
        var other = await DailyHost.Start(_tables, _clock, _sender);
        await Set(at: new LocalTime(9, 1));
        var asked = new TaskCompletionSource();
        var answers = new TaskCompletionSource();
        _sender.Before = async _ =>
        {
            asked.TrySetResult();
            await answers.Task;
        };
        _sender.Answer = _ => new SendOutcome.NotYet("throttled", TimeSpan.FromMinutes(10));
        _clock.Advance(TimeSpan.FromMinutes(2));
        var first = _host.Round();
        await asked.Task;
        // The other host finds the date claimed.
        await other.Round();
        answers.SetResult();
        await first;
        await _host.DisposeAsync();
        _host = other;
        _sender.Answer = _ => new SendOutcome.Sent("message");
        await Rounds(TimeSpan.FromMinutes(2));

        Assert.Single(_sender.Posts);
        Assert.Equal(PostOutcome.Sent, Assert.Single(await Kept()).Outcome);
    }

    [Fact]
    public async Task What_a_platform_refuses_to_hear_day_after_day_ends()
    {
        await Set(at: new LocalTime(9, 1));
        _sender.Answer = _ => new SendOutcome.NotYet("Teams refuses the bot", Wait: null);
        await Rounds(TimeSpan.FromDays(8));
        await _host.DoWork();

        Assert.Equal(DailyPoster.MostFailures, (await Kept()).Count(kept => kept.Outcome == PostOutcome.Missed));
        Assert.Contains("Teams refuses the bot", (await _host.Subscriptions.Find(Workspace, "C1", CancellationToken.None))!.StoppedBecause, StringComparison.Ordinal);
        Assert.Single(_sender.Told);
        // Twice as long after each time, and not every half minute.
        Assert.InRange(_sender.Calls, 5 * 20, 5 * 35);
    }

    private static async Task Until(Func<bool> isSo)
    {
        for (var waiting = Stopwatch.StartNew(); !isSo(); await Task.Yield())
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(10), "It never came to be.");
    }
}
