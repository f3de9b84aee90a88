using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>Who speaks to the bot in Teams.</summary>
internal static class TeamsCaller
{
    private const string OnlyYouSee = "Only you see this answer, until you share it.";

    /// <summary>The caller, and who reads what the caller is answered.</summary>
    /// <param name="place">Where.</param>
    /// <param name="person">Who.</param>
    /// <param name="notes">Whose notes may be shown there.</param>
    /// <param name="isAlone">Among others, but only this person sees the answer.</param>
    public static Caller Of(TeamsPlace place, TeamsPerson person, Scope notes, bool isAlone) =>
        new(notes, person.Key, place.Base) { Audience = place.IsPersonal ? "" : isAlone ? OnlyYouSee : CardView.EveryoneSees };
}
