using DevOpsNotes.Storage.Tests.Work;

namespace DevOpsNotes.Storage.Tests.Workspaces.Model;

/// <summary>One thing that is done, on one of two hosts, over a network that may fail once.</summary>
/// <param name="Act">What.</param>
/// <param name="Who">By whom.</param>
/// <param name="Message">The message, by its number.</param>
/// <param name="IsWide">Whoever saves or edits wants it seen in the whole workspace.</param>
/// <param name="Words">Which words an edit leaves.</param>
/// <param name="IsOnOther">On the second host.</param>
/// <param name="Fault">What the network does; after a failure it is done again.</param>
public sealed record QuoteStep(QuoteAct Act, string Who, int Message, bool IsWide, int Words, bool IsOnOther, Fault Fault);
