using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Commands.Verbs;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Daily;
using NodaTime;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>The form with which a subscription is set up or changed.</summary>
internal sealed class DailyForm(SubscriptionStore subscriptions)
{
    /// <summary>Its name, which is also the line that asks for it.</summary>
    public const string Name = DailyCommand.Verb;

    public const string What = "What";
    public const string Time = "Time";
    public const string Days = "Days";
    public const string Zone = "Zone";
    public const string Topics = "Topics";

    /// <summary>The value of <see cref="What"/> for five takeaways.</summary>
    public const string Digest = "weekly";

    private const string Lesson = "daily";
    private const int LongestLine = 150;

    /// <summary>Opens the form with what is set, or was said.</summary>
    /// <param name="caller">For whom.</param>
    /// <param name="isDigest">Five takeaways are wanted.</param>
    /// <param name="lead">What was said, if only the zone is missing.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<Reply> Open(Caller caller, bool isDigest, ScheduleReading? lead, CancellationToken cancellationToken)
    {
        var before = (await subscriptions.Find(caller.Workspace, caller.Recipient, cancellationToken)) is { IsStopped: false } running ? running.Schedule : null;
        var zone = before?.Zone ?? Zones.Of(await caller.Zone(cancellationToken));
        var schedule = DailyProposal.Complete(lead ?? new ScheduleReading(), isDigest || (lead is null && before is { IsDigest: true }), zone ?? DateTimeZone.Utc, before);
        var form = Of(schedule, zone?.Id ?? "");
        return lead is null ? form : form with { Lead = ["In which time zone? Nobody told me yours."] };
    }

    /// <summary>The form with a schedule.</summary>
    public static Dialog Of(Schedule schedule, string zone) =>
        Of(schedule.IsDigest ? Digest : Lesson, $"{schedule.Time:HH':'mm}", schedule.Days.ToString(), zone, string.Join(", ", schedule.Topics));

    /// <summary>The form with what was filled in.</summary>
    public static Dialog Of(Submission submission) => Of(submission[What] == Digest ? Digest : Lesson, submission[Time], submission[Days], submission[Zone], submission[Topics]);

    private static Dialog Of(string what, string time, string days, string zone, string topics) => new(Name, "Daily lesson", "Next",
    [
        new Field(What, "What", LongestLine) { Value = what, IsRequired = true, Options = [new FieldOption(Lesson, "One lesson, on each of the days"), new FieldOption(Digest, "Five takeaways in one post, on each of the days")] },
        new Field(Time, "Time", LongestLine) { Value = time, IsRequired = true, Hint = "Such as 9:30, 4pm or noon." },
        new Field(Days, "Days", LongestLine) { Value = days, IsRequired = true, Hint = "Weekdays, every day, or days such as mon, wed, fri." },
        new Field(Zone, "Time zone", LongestLine) { Value = zone, IsRequired = true, Hint = "A city such as Brussels, or an id such as Europe/Brussels." },
        new Field(Topics, "Topics", LongestLine) { Value = topics, Hint = "With commas between them. Left empty, all topics." },
    ], "");
}
