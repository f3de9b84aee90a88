using DevOpsNotes.Bot.Commands;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>
/// *Save quote*, an action of messages
/// (https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/define-action-command).
/// It is offered also where the bot is not installed: nothing is sent there, and the place is not kept as one to write to.
/// </summary>
internal sealed class TeamsQuotes(Conversation conversation, TeamsForms forms)
{
    /// <summary>The invoke that opens the form.</summary>
    public const string Choose = "composeExtension/fetchTask";

    /// <summary>The invoke that sends it, and presses buttons of what takes its place.</summary>
    public const string Send = "composeExtension/submitAction";

    /// <summary>What the manifest calls the action.</summary>
    public const string Command = "saveQuote";

    /// <summary>Whether an invoke is of this action.</summary>
    public static bool Has(TeamsActivity invoke) => invoke.Name is Choose or Send && invoke.Value.Text("commandId") == Command;

    public async Task<TeamsResponse> Answer(TeamsActivity invoke, Caller caller, TeamsPlace place, CancellationToken cancellationToken)
    {
        var payload = invoke.Value["messagePayload"];
        var message = MessagePayload.Read(payload, place, await caller.Openness(cancellationToken));
        if (invoke.Name == Send)
            return await forms.Take(invoke.Value["data"], caller, message, cancellationToken);
        return payload.Exists
            ? TeamsForms.Show(await conversation.Quote(caller, message, cancellationToken))
            : TaskResponse.Message("Choose Save quote among the actions of a message.");
    }
}
