namespace DevOpsNotes.Bot.Teams;

/// <summary>What the bot is to Teams. The manifest is what people install, and tests hold it to this.</summary>
internal static class TeamsApp
{
    /// <summary>What the app is called: "/DevOps" in the slash menu, "@DevOps" when it is mentioned.</summary>
    public const string Name = "DevOps";

    /// <summary>The address at which it takes activities.</summary>
    public const string Path = "/api/messages";
}
