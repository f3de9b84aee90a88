namespace DevOpsNotes.Bot.Teams.Trust;

/// <summary>A token whose signature, issuer, audience and lifetime are right; what it says of an activity is checked once that is read.</summary>
/// <param name="ServiceUrl">Where the activity may be answered; <see langword="null"/> when the token does not say.</param>
/// <param name="Endorsements">The channels that the token's key vouches for.</param>
internal sealed record ConnectorToken(string? ServiceUrl, IReadOnlyCollection<string> Endorsements);
