using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Daily;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>Five takeaways once a week.</summary>
internal sealed class WeeklyCommand(DailyVerbs verbs, DailyOffers offers, DailyForm form) : Command
{
    private const string Verb = "weekly";

    public override string Name => Verb;

    public override IReadOnlyList<string> Aliases => ["weekly digest", "digest"];

    public override string Usage => "weekly [when or off]";

    public override string Description => "five takeaways here once a week, in place of a lesson a day";

    public override IReadOnlyList<string> Examples => [Verb, "weekly fri 15:00"];

    public override bool Writes => true;

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) => arguments.TrimEnd('.', '!', '?').ToLowerInvariant() switch
    {
        "" or "here" => async (request, cancellationToken) => await form.Open(request.Caller, isDigest: true, lead: null, cancellationToken),
        var words => verbs.Claim(words, notes) is { } claimed ? claimed
            : ScheduleText.Read(arguments) is { } said ? async (request, cancellationToken) => await offers.Offer(said, isDigest: true, request.Caller, notes, cancellationToken)
            : null,
    };
}
