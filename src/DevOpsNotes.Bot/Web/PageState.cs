namespace DevOpsNotes.Bot.Web;

/// <summary>What the page shows beside the conversation.</summary>
/// <param name="Notes">How many notes everybody has.</param>
/// <param name="StorePlace">Where everything is kept; <see langword="null"/> for who does not sit at this machine.</param>
/// <param name="IsEmbedded">Only this machine has it.</param>
/// <param name="HasSlack">Settings of Slack are there.</param>
/// <param name="HasTeams">Settings of Teams are there.</param>
public sealed record PageState(int Notes, string? StorePlace, bool IsEmbedded, bool HasSlack, bool HasTeams);
