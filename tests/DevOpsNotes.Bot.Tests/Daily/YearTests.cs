using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Tests.Importing;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Tests;
using NodaTime;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>
/// A whole year of 210 conversations in 12 zones, on two hosts that stop and start and come between each other's writes, with
/// a platform that now and then asks to wait, and with schedules that people change: what is posted is held against what a
/// calendar says.
/// </summary>
public sealed class YearTests
{
    private const int Conversations = 200;

    /// <summary>In so many more nobody ever clicks.</summary>
    private const int Unheard = 10;

    private static readonly Duration Step = Duration.FromMinutes(15);

    /// <summary>Zones with half hours, with daylight saving in either half of the year, at midnight, and without.</summary>
    private static readonly string[] ZoneIds =
    [
        "Europe/Brussels", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca",
        "America/Santiago", "Africa/Cairo", "Pacific/Chatham", "Pacific/Kiritimati", "Asia/Kolkata", "America/St_Johns",
    ];

#pragma warning disable CA5394 // Chance that is the same in every run.
    private readonly Random _chance = new(20260101);
    private readonly Random _interleaving = new(20260101);

    private readonly SetClock _clock = new();
    private readonly List<(Instant From, Instant Until)> _downs = [];
    private readonly Dictionary<Scope, List<(Instant From, Instant Until)>> _waits = [];
    private readonly DailyHost?[] _hosts = new DailyHost?[2];
    private readonly RecordingSender _sender;
    private readonly MemoryTables _tables;
    private readonly List<ConversationYear> _conversations;

    public YearTests()
    {
        _sender = new RecordingSender(_clock) { Pause = workspace => WaitOf(workspace) is var (_, until) && until > Now ? (until - Now).ToTimeSpan() : TimeSpan.Zero };
        _tables = new MemoryTables { Before = async () => { if (_interleaving.Next(2) == 0) await Task.Yield(); } };
        _conversations = [.. Enumerable.Range(0, Conversations + Unheard).Select(number => new ConversationYear(number, ScheduleOf(number), Now) { IsHeard = number < Conversations })];
    }

    private Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    [Fact]
    public void A_year_has_each_chosen_day_once_and_no_lesson_again_before_its_time() => OneThread.Run(async () =>
    {
        using var notes = await DailyHost.Read(_tables, _clock);
        await using (var setting = await DailyHost.Start(_tables, _clock, _sender, notes))
        {
            foreach (var conversation in _conversations)
                await setting.Subscriptions.Set(conversation.Subscription, CancellationToken.None);
        }

        var end = Now + Duration.FromDays(365);
        for (Instant? down = null; Now < end; _clock.Advance(Step.ToTimeSpan()))
        {
            if (down is null && _chance.Next(500) == 0)
            {
                down = Now + (Step * _chance.Next(1, 60));
                _downs.Add((Now, down.Value));
                await Stop(0);
                await Stop(1);
            }

            if (down > Now)
                continue;
            down = null;
            AskToWait();
            await ComeOrGo(_chance.Next(2), notes);
            // Both look at the same time, as hosts do.
            await Task.WhenAll(_hosts.OfType<DailyHost>().Select(host => host.Round()));
            await Change(_hosts.OfType<DailyHost>().First().Subscriptions);
        }

        await Stop(0);
        await Stop(1);
        var posts = _sender.Posts.ToLookup(post => post.Subscription.Conversation);
        foreach (var conversation in _conversations)
            conversation.Check([.. posts[conversation.Conversation].OrderBy(post => post.At)], [.. _downs, .. _waits.GetValueOrDefault(conversation.Workspace, [])], Step, end - Step);
    });

    private (Instant From, Instant Until)? WaitOf(Scope workspace) => _waits.TryGetValue(workspace, out var waits) ? waits[^1] : null;

    /// <summary>The platform wants nothing of a workspace for a while, some of which are longer than a post may be late.</summary>
    private void AskToWait()
    {
        // Not where nobody clicks: what becomes of these is counted.
        var workspace = _conversations[_chance.Next(Unheard, Conversations)].Workspace;
        if (_chance.Next(200) != 0 || _conversations.Any(conversation => conversation.Workspace == workspace && !conversation.IsHeard) || WaitOf(workspace)?.Until > Now)
            return;
        if (!_waits.TryGetValue(workspace, out var waits))
            _waits[workspace] = waits = [];
        waits.Add((Now, Now + (Step * _chance.Next(1, 40))));
    }

    /// <summary>Hosts come and go: the last one stays.</summary>
    private async Task ComeOrGo(int which, NoteSnapshots notes)
    {
        if (_hosts[which] is null)
            _hosts[which] = await DailyHost.Start(_tables, _clock, _sender, notes);
        else if (_chance.Next(200) == 0 && _hosts[1 - which] is not null)
            await Stop(which);
    }

    private async Task Stop(int which)
    {
        if (_hosts[which] is { } host)
            await host.DisposeAsync();
        _hosts[which] = null;
    }

    /// <summary>People click, and now and then somebody changes a time or a zone, or pauses for a week.</summary>
    private async Task Change(SubscriptionStore subscriptions)
    {
        var now = Now;
        // Not at the same time of day: what is posted at the moment of a click was not clicked on.
        if (now.InUtc() is { TimeOfDay.Minute: 0 } and ({ DayOfWeek: IsoDayOfWeek.Sunday, Hour: 12 } or { DayOfWeek: IsoDayOfWeek.Wednesday, Hour: 22 }))
        {
            foreach (var conversation in _conversations.Where(conversation => conversation.IsHeard))
                await subscriptions.Change(conversation.Workspace, conversation.Conversation, current => current with { HeardAt = now }, CancellationToken.None);
        }

        if (_chance.Next(40) != 0)
            return;
        var changed = _conversations[_chance.Next(Conversations)];
        // What waits is tried again by what is wanted then, and a date that was missed is taken: the calendar knows nothing of it.
        if (WaitOf(changed.Workspace) is var (from, _) && now - from < Duration.FromDays(2))
            return;
        if (_chance.Next(4) == 0)
        {
            var until = now.InZone(changed.Schedule.Zone).Date.PlusDays(_chance.Next(1, 8));
            changed.Pauses.Add((now, until));
            await subscriptions.Change(changed.Workspace, changed.Conversation, current => current with { PausedUntil = until }, CancellationToken.None);
            return;
        }

        changed.Schedules.Add((now, ScheduleOf(_chance.Next(100_000)) with { Topics = changed.Schedule.Topics }));
        changed.Pauses.Add((now, LocalDate.MinIsoValue));
        await subscriptions.Change(changed.Workspace, changed.Conversation, current => current with { Schedule = changed.Schedule, EffectiveFrom = now, PausedUntil = null }, CancellationToken.None);
    }

    private static Schedule ScheduleOf(int number) => new()
    {
        Zone = Zones.Of(ZoneIds[number % ZoneIds.Length])!,
        Time = LocalTime.FromMinutesSinceMidnight(number * 35 % 1440),
        Days = (number % 3) switch { 0 => DaySet.Weekdays, 1 => DaySet.Every, _ => DaySet.Of(IsoDayOfWeek.Monday, (IsoDayOfWeek)(2 + (number % 6))) },
        Topics = number % 10 == 0 ? ["toil", "on-call", "deployment"] : [],
    };
}
