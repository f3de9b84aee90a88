namespace DevOpsNotes.Bot.Web;

/// <summary>What the page shows beside the conversation.</summary>
/// <param name="Notes">How many notes everybody has.</param>
/// <param name="StorePath">The file of the store; <see langword="null"/> for who does not sit at this machine.</param>
/// <param name="HasSlack">Settings of Slack are there.</param>
/// <param name="HasTeams">Settings of Teams are there.</param>
public sealed record PageState(int Notes, string? StorePath, bool HasSlack, bool HasTeams);
