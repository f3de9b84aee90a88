namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>Where an activity goes.</summary>
/// <param name="ServiceUrl">The base address of the connector, as it came with an activity whose token was checked.</param>
/// <param name="Tenant">The Entra tenant of the people there; limits are counted by it.</param>
/// <param name="Conversation">The conversation; with <c>;messageid=…</c> a thread of a channel.</param>
internal sealed record ConnectorTarget(Uri ServiceUrl, string Tenant, string Conversation)
{
    /// <summary>The conversation without its thread: limits hold for all threads of a channel together.</summary>
    public string WholeConversation => TeamsConversation.WithoutThread(Conversation);
}
