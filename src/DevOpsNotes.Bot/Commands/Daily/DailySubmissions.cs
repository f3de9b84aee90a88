using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Commands.Verbs;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>Takes what was filled into the form: what was understood is offered, and starts by a button.</summary>
internal sealed class DailySubmissions(DailyOffers offers, NoteSnapshots snapshots) : IDialogHandler
{
    public IReadOnlyList<string> Dialogs => [DailyForm.Name];

    public Dialog Fill(Submission submission) => DailyForm.Of(submission);

    public async ValueTask<Reply> Submit(Submission submission, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string>();
        var time = ScheduleText.Read(submission[DailyForm.Time]);
        if (time is not { Time: not null, Days: null, Zone: null, Topics: null })
            errors[DailyForm.Time] = time?.Problem ?? "A time of day and nothing else, such as 9:30, 4pm or noon.";
        var days = ScheduleText.Read(submission[DailyForm.Days]);
        if (days is not { Days: not null, Time: null, Zone: null, Topics: null })
            errors[DailyForm.Days] = days?.Problem ?? "Days and nothing else, such as weekdays, every day, or mon, wed, fri.";
        var zone = Zones.Find(submission[DailyForm.Zone]);
        if (zone is null)
            errors[DailyForm.Zone] = ZoneError(submission[DailyForm.Zone]);
        var names = TopicArgument.List(submission[DailyForm.Topics]);
        if (names.FirstOrDefault(name => TopicCatalog.Default.Find(name) is null) is { } unknown)
            errors[DailyForm.Topics] = $"“{unknown}” is no topic I know: say topics to see them all.";
        if (errors.Count > 0)
            return new FieldErrors(Fill(submission), errors);
        if (await snapshots.Of(submission.Caller.Reader, cancellationToken) is not { } notes)
            return new Notice("The notes are still being read. Try again in a moment, please.");
        return await offers.Offer(new Schedule
        {
            Time = time!.Time!.Value,
            Days = days!.Days!.Value,
            Zone = zone!,
            Topics = [.. names.Select(name => TopicCatalog.Default.Find(name)!.Name).Distinct(StringComparer.Ordinal)],
            IsDigest = submission[DailyForm.What] == DailyForm.Digest,
        }, submission.Caller, notes, cancellationToken);
    }

    private static string ZoneError(string typed) => typed.Trim().Length > 0 && Zones.Near(typed) is { Count: > 0 } near
        ? $"No time zone I know. Did you mean {string.Join(" or ", near)}?"
        : "A city such as Brussels, or the id of a time zone such as Europe/Brussels.";
}
