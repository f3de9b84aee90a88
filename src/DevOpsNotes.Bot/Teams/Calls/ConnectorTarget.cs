namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>Where an activity goes.</summary>
/// <param name="ServiceUrl">The base address of the connector, as it came with an activity whose token was checked.</param>
/// <param name="Tenant">The Entra tenant of the people there; limits are counted by it.</param>
/// <param name="Conversation">The conversation; with <c>;messageid=…</c> a thread of a channel.</param>
internal sealed record ConnectorTarget(Uri ServiceUrl, string Tenant, string Conversation)
{
    /// <summary>Nobody asked for it: many of these come at once, and fewer of them are sent at a time. Whoever sends them tries again later, so that none waits here.</summary>
    public bool IsUnasked { get; init; }

    /// <summary>The conversation without its thread: limits hold for all threads of a channel together.</summary>
    public string WholeConversation => TeamsConversation.WithoutThread(Conversation);
}
