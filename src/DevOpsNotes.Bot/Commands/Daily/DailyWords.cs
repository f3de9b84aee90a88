using System.Globalization;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Storage.Daily;
using NodaTime;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>Schedules and dates as people say them, and what is said of a subscription in several places.</summary>
internal static class DailyWords
{
    /// <summary>What is posted when: "Weekdays 09:30 Europe/Brussels", "Five takeaways, Friday 15:00 Europe/Brussels here, on sre".</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="where">Where, if that is to be said.</param>
    public static string Of(Schedule schedule, string where = "")
    {
        var when = schedule.ToString();
        var what = schedule.IsDigest ? $"Five takeaways, {when}" : $"{char.ToUpperInvariant(when[0])}{when[1..]}";
        return $"{what}{(where.Length == 0 ? "" : $" {where}")}{(schedule.Topics.Count == 0 ? "" : $", on {Topics(schedule)}")}";
    }

    /// <summary>A date, seen from another: "today", "tomorrow", "Monday", "Monday 7 December".</summary>
    public static string Of(LocalDate date, LocalDate today) => Period.DaysBetween(today, date) switch
    {
        -1 => "yesterday",
        0 => "today",
        1 => "tomorrow",
        > 1 and < 7 => date.DayOfWeek.ToString(),
        _ when date.Year == today.Year => date.ToString("dddd d MMMM", CultureInfo.InvariantCulture),
        _ => date.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>What it is called.</summary>
    public static string Name(Schedule schedule) => schedule.IsDigest ? "the weekly takeaways" : "the daily lesson";

    public static string Topics(Schedule schedule) => string.Join(", ", schedule.Topics);

    /// <summary>Where it goes.</summary>
    public static string Here(Caller caller) => caller.IsDirect ? "for you" : "here";

    /// <summary>Who does something, as others are told.</summary>
    public static Span Who(Caller caller) => Span.Strong(caller.Name ?? "Somebody");

    /// <summary>Nothing is posted here, and how to change that.</summary>
    /// <param name="caller">Who asks, and where.</param>
    /// <param name="before">What there was; <see langword="null"/> when there never was anything.</param>
    public static Notice None(Caller caller, Subscription? before) => before is null
        ? new Notice($"There is no daily lesson {Here(caller)}.", new Paragraph("To start one, say ", Span.Line(DailyCommand.Verb), "."))
        {
            Buttons = [Button.Saying("Set it up", DailyCommand.Verb) with { OpensForm = true }],
        }
        : new Notice($"There is no daily lesson {Here(caller)} any more. {before.StoppedBecause}") { Buttons = [DailyButtons.StartAgain(before)] };

    /// <summary>For a button with a value that this version never gave to one.</summary>
    public static Notice Foreign() => new(new Paragraph("This button belongs to another version of the bot. Say ", Span.Line(DailyCommand.Verb), " again, please."));
}
