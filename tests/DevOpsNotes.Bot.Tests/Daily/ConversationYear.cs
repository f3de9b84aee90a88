using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>What one conversation wants over a year, and what its calendar says of it.</summary>
internal sealed class ConversationYear(int number, Schedule first, Instant begin)
{
    private static readonly Duration Window = Duration.FromHours(4);

    private static readonly IReadOnlyList<Note> Lessons = [.. BundledLibrary.Lessons.Select(lesson => lesson.Note)];

    /// <summary>Posts from a lesson to the next of its talk, at least: ten, or what leaves room for a talk with more than a tenth of the deck.</summary>
    private static readonly Dictionary<string, int> Apart = Lessons.Where(lesson => lesson.IsDaily).CountBy(TalkOf).ToDictionary(talk => talk.Key, talk => Math.Min(10, DailyDeck.Of(Lessons).Count / talk.Value));

    public Scope Workspace { get; } = Scope.Of($"slack:T{number % 20}");

    public string Conversation { get; } = $"C{number}";

    /// <summary>Somebody clicks there twice a week.</summary>
    public bool IsHeard { get; init; } = true;

    public List<(Instant From, Schedule Schedule)> Schedules { get; } = [(begin, first)];

    /// <summary>Since when, and until which date; a new schedule ends a pause.</summary>
    public List<(Instant From, LocalDate Until)> Pauses { get; } = [];

    public Schedule Schedule => Schedules[^1].Schedule;

    public Subscription Subscription => new() { Workspace = Workspace, Conversation = Conversation, Schedule = Schedule, EffectiveFrom = begin, Owner = "U1", HeardAt = IsHeard ? begin : null };

    /// <summary>Holds what was posted, in its order, against the calendar.</summary>
    /// <param name="posts">The posts.</param>
    /// <param name="downs">When no host ran, or the platform asked to wait.</param>
    /// <param name="step">How far hosts' rounds are apart.</param>
    /// <param name="end">When the last round was.</param>
    public void Check(IReadOnlyList<RecordingSender.Posted> posts, IReadOnlyList<(Instant From, Instant Until)> downs, Duration step, Instant end)
    {
        if (IsHeard)
            CheckTimes(posts, downs, step, end);
        else
            posts = CheckWeekly(posts);
        CheckLessons([.. posts.Select(post => Assert.IsType<Answer>(post.Post).Note)]);
    }

    private void CheckTimes(IReadOnlyList<RecordingSender.Posted> posts, IReadOnlyList<(Instant From, Instant Until)> downs, Duration step, Instant end)
    {
        var expected = Expected(downs, step, end).ToList();
        Assert.Equal(expected.Select(post => post.At), posts.Select(DueOf));
        // The most that a post may be late here: the step of the clock.
        foreach (var (due, post) in expected.Zip(posts))
            Assert.InRange(Instant.FromDateTimeOffset(post.At) - due.At, Duration.Zero, due.Delay + step + Duration.FromSeconds(5));
    }

    /// <summary>Ten posts that nobody clicks on, one that asks, a week without an answer; from then on five takeaways a week.</summary>
    /// <returns>The daily ones.</returns>
    private static List<RecordingSender.Posted> CheckWeekly(IReadOnlyList<RecordingSender.Posted> posts)
    {
        var dates = posts.Select(post => DueOf(post).InZone(post.Subscription.Schedule.Zone).Date).ToList();
        var daily = posts.TakeWhile(post => post.Post is Answer).ToList();
        Assert.Equal(dates.Distinct(), dates);
        Assert.All(daily.Select((post, i) => (Post: (Answer)post.Post, i)), post => Assert.Equal(post.i == 10, post.Post.Tail.Any(line => line.ToString().StartsWith("Still useful?", StringComparison.Ordinal))));
        Assert.All(posts.Skip(daily.Count), post => Assert.Equal(5, Assert.IsType<Notice>(post.Post).Choices.Count));
        Assert.All(dates.Take(daily.Count), date => Assert.True(date < dates[10].PlusDays(7)));
        Assert.All(dates.Skip(daily.Count).Zip(dates.Skip(daily.Count + 1)), pair => Assert.Equal(0, Period.DaysBetween(pair.First, pair.Second) % 7));
        // Hosts that are down may cost a week.
        Assert.InRange(Period.DaysBetween(dates[10], dates[daily.Count]), 7, 14);
        Assert.InRange(posts.Count - daily.Count, 35, 52);
        return daily;
    }

    /// <summary>No lesson comes again before all had their turn, and none of a talk too soon, where the deck is whole.</summary>
    private void CheckLessons(IReadOnlyList<Note> shown)
    {
        var deck = DailyDeck.Of(Lessons).About(Schedule.Topics);
        foreach (var round in shown.Chunk(deck.Count))
            Assert.Equal(round.Length, round.Select(note => note.Id).Distinct().Count());
        if (Schedule.Topics.Count > 0)
            return;
        var last = new Dictionary<string, int>();
        foreach (var (post, talk) in shown.Select(TalkOf).Index())
        {
            Assert.True(post - last.GetValueOrDefault(talk, -Apart[talk]) >= Apart[talk], $"{Conversation} had {talk} again in post {post}.");
            last[talk] = post;
        }
    }

    private static string TalkOf(Note note) => note.Attribution is { Event: { } conference, Speakers: { Count: > 0 } speakers } ? $"{string.Join(", ", speakers)} at {conference}" : note.Id;

    /// <summary>The occurrence that a post is of: the last one before it.</summary>
    private static Instant DueOf(RecordingSender.Posted post)
    {
        var (at, schedule) = (Instant.FromDateTimeOffset(post.At), post.Subscription.Schedule);
        var date = at.InZone(schedule.Zone).Date;
        return Enumerable.Range(0, 2).Select(days => schedule.OccurrenceOn(date.PlusDays(-days))).OfType<Instant>().First(due => due <= at);
    }

    /// <summary>When something is due, and how much later a host may come to it.</summary>
    private IEnumerable<(Instant At, Duration Delay)> Expected(IReadOnlyList<(Instant From, Instant Until)> downs, Duration step, Instant end)
    {
        var posted = new HashSet<LocalDate>();
        for (var i = 0; i < Schedules.Count; i++)
        {
            var (from, schedule) = Schedules[i];
            // The round at the moment of a change is before it, and of what is due then the change is the first that counts.
            var until = i + 1 < Schedules.Count ? Schedules[i + 1].From : end;
            for (var date = from.InZone(schedule.Zone).Date; date <= until.InZone(schedule.Zone).Date.PlusDays(1); date = date.PlusDays(1))
            {
                if (schedule.OccurrenceOn(date) is not { } at || at < from || SeenAt(at, downs, step) is var seen && seen > until || posted.Contains(date))
                    continue;
                var isInTime = seen - at <= Window && (seen - at <= Duration.FromMinutes(15) || seen.InZone(schedule.Zone).Date == at.InZone(schedule.Zone).Date);
                if (!isInTime)
                    continue;
                posted.Add(date);
                if (!IsPaused(date, seen))
                    yield return (at, seen - at);
            }
        }
    }

    /// <summary>The first round after a moment: rounds look at what is at least five seconds old.</summary>
    private Instant SeenAt(Instant at, IReadOnlyList<(Instant From, Instant Until)> downs, Duration step)
    {
        var seen = begin + (step * (long)Math.Ceiling((at + Duration.FromSeconds(5) - begin) / step));
        while (downs.FirstOrDefault(down => seen >= down.From && seen < down.Until) is { From: var from, Until: var until } && until > from)
            seen = until;
        return seen;
    }

    private bool IsPaused(LocalDate date, Instant seen) => Pauses.LastOrDefault(pause => pause.From < seen) is { Until: var until } && date < until;
}
