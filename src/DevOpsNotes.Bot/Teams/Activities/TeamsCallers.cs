using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>Tells who speaks to the bot in Teams.</summary>
internal sealed class TeamsCallers(TeamsSettings settings)
{
    private const string OnlyYouSee = "Only you see this answer, until you share it.";

    /// <summary>The caller, and who reads what the caller is answered.</summary>
    /// <param name="place">Where.</param>
    /// <param name="person">Who.</param>
    /// <param name="isAlone">Among others, but only this person sees the answer.</param>
    public Caller Of(TeamsPlace place, TeamsPerson person, bool isAlone)
    {
        var openness = person.IsOutsider ? Openness.Shared : place.Openness;
        return new Caller(place.Workspace, person.Key, place.Base)
        {
            Audience = place.IsPersonal ? "" : isAlone ? OnlyYouSee : CardView.EveryoneSees,
            Name = person.Name,
            IsOverheard = !place.IsPersonal && !isAlone,
            IsAmongStrangers = openness == Openness.Shared,
            // Nobody administers another tenant.
            IsAdmin = !person.IsOutsider && person.AadId is { } id && settings.Admins.Contains(id),
            Openness = _ => ValueTask.FromResult(openness),
            IsDirect = place.IsPersonal,
            Zone = _ => ValueTask.FromResult(person.Zone),
        };
    }
}
