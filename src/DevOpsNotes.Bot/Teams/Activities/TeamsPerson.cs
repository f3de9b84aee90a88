namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>Who did something in Teams.</summary>
/// <param name="Id">The id that messages are addressed to, which differs for each bot: <c>29:...</c>.</param>
/// <param name="AadId">The person's object id in Entra, the same for all apps; <see langword="null"/> where Teams does not say.</param>
internal sealed record TeamsPerson(string Id, string? AadId)
{
    /// <summary>By which votes and taught lessons are known.</summary>
    public string Key => AadId ?? Id;
}
