using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Daily;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>The lesson of the day: set up, paused, ended, and told of.</summary>
internal sealed class DailyCommand(DailyVerbs verbs, DailyOffers offers, DailyForm form) : Command
{
    public const string Verb = "daily";

    public override string Name => Verb;

    public override IReadOnlyList<string> Aliases => ["daily lesson", "daily here"];

    public override string Usage => "daily [when, now, status, pause, resume or off]";

    public override string Description => "a lesson here on the days you choose; alone it opens a form";

    public override IReadOnlyList<string> Examples => [Verb, "daily weekdays 9:30 Europe/Brussels on toil", "daily now", "daily status"];

    public override bool Writes => true;

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) => arguments.TrimEnd('.', '!', '?').ToLowerInvariant() switch
    {
        "" or "here" or "form" or "change" or "edit" or "start" or "set up" or "setup" => async (request, cancellationToken) => await form.Open(request.Caller, isDigest: false, lead: null, cancellationToken),
        var words => verbs.Claim(words, notes) is { } claimed ? claimed
            : ScheduleText.Read(arguments) is { } said ? async (request, cancellationToken) => await offers.Offer(said, isDigest: false, request.Caller, notes, cancellationToken)
            : null,
    };
}
