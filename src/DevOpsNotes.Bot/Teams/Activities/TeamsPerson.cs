namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>Who did something in Teams.</summary>
/// <param name="Id">The id that messages are addressed to, which differs for each bot: <c>29:...</c>.</param>
/// <param name="AadId">The person's object id in Entra, the same for all apps; <see langword="null"/> where Teams does not say.</param>
internal sealed record TeamsPerson(string Id, string? AadId)
{
    /// <summary>By which votes, taught lessons and quotes are known.</summary>
    public string Key => AadId ?? Id;

    /// <summary>What the person is called; <see langword="null"/> where Teams does not say.</summary>
    public string? Name { get; init; }

    /// <summary>The id of the time zone that the person's client is in (https://www.iana.org/time-zones); <see langword="null"/> where Teams does not say.</summary>
    public string? Zone { get; init; }

    /// <summary>Of another tenant than the conversation is in.</summary>
    public bool IsOutsider { get; init; }

    /// <summary>An id of Entra in one spelling, because ids are compared; anything else as it is.</summary>
    public static string? EntraId(string? id) => Guid.TryParse(id, out var guid) ? guid.ToString() : id;
}
