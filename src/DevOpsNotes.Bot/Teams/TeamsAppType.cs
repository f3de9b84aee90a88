namespace DevOpsNotes.Bot.Teams;

/// <summary>How the bot proves to Microsoft who it is, as its Azure Bot resource says under *Configuration*.</summary>
internal enum TeamsAppType
{
    /// <summary>An app of one Entra tenant, with a client secret.</summary>
    SingleTenant,

    /// <summary>A managed identity of the machine it runs on, without a secret.</summary>
    UserAssignedMSI,
}
