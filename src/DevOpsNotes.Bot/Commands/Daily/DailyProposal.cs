using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using NodaTime;
using NodaTime.Text;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>A schedule that somebody may start: what its buttons carry, and what is checked again when one comes back.</summary>
internal static class DailyProposal
{
    /// <summary>Topics that a button can carry, and a person keep in mind.</summary>
    public const int MostTopics = 20;

    private static readonly LocalTimePattern Time = LocalTimePattern.Create("HHmm", CultureInfo.InvariantCulture);

    /// <summary>When nobody said when.</summary>
    public static readonly LocalTime UsualTime = new(9, 0);

    /// <summary>The schedule as the value of a button.</summary>
    public static string ValueOf(Schedule schedule) =>
        string.Join('|', schedule.IsDigest ? "weekly" : "daily", Time.Format(schedule.Time), schedule.Days.Code, schedule.Zone.Id, string.Join(',', schedule.Topics));

    /// <summary>Reads what <see cref="ValueOf"/> gives; <see langword="false"/> for anything else.</summary>
    public static bool TryRead(string value, [NotNullWhen(true)] out Schedule? schedule)
    {
        schedule = null;
        if (value.Split('|') is not [("daily" or "weekly") and var kind, var time, { Length: > 0 and <= 7 } days, var zoneId, var topics] || !days.All(digit => digit is >= '1' and <= '7'))
            return false;
        var names = topics.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (Time.Parse(time) is not { Success: true } read || Zones.Of(zoneId) is not { } zone || names.Length > MostTopics || names.Any(name => TopicCatalog.Default.Find(name)?.Name != name))
            return false;
        schedule = new Schedule { Time = read.Value, Zone = zone, Days = DaySet.Read(days), Topics = names, IsDigest = kind == "weekly" };
        return true;
    }

    /// <summary>What was said, completed by what a conversation has, and else by what is usual.</summary>
    /// <param name="said">What was said.</param>
    /// <param name="isDigest">Five takeaways a week are wanted.</param>
    /// <param name="zone">The zone, where none was said.</param>
    /// <param name="before">What the conversation has, or had; <see langword="null"/> for nothing.</param>
    public static Schedule Complete(ScheduleReading said, bool isDigest, DateTimeZone zone, Schedule? before)
    {
        var usual = isDigest ? DaySet.Of(IsoDayOfWeek.Friday) : DaySet.Weekdays;
        return new Schedule
        {
            Time = said.Time ?? before?.Time ?? UsualTime,
            Zone = said.Zone ?? zone,
            Days = said.Days ?? (before?.IsDigest == isDigest ? before.Days : usual),
            Topics = said.Topics ?? before?.Topics ?? [],
            IsDigest = isDigest,
        };
    }

    /// <summary>Whether two say the same, in whatever order their topics are.</summary>
    public static bool IsSame(Schedule one, Schedule other) => ValueOf(Sorted(one)) == ValueOf(Sorted(other));

    private static Schedule Sorted(Schedule schedule) => schedule with { Topics = [.. schedule.Topics.Order(StringComparer.Ordinal)] };
}
