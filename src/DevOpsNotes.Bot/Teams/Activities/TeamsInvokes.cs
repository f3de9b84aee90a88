using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Bot.Teams.Work;
using DevOpsNotes.Storage.Conversations;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>
/// Buttons, forms and the action of messages: answered in the response. Only what is shared with everybody is a message of its
/// own, and goes through durable work.
/// </summary>
internal sealed partial class TeamsInvokes(Conversation conversation, TeamsCallers callers, TeamsForms forms, TeamsQuotes quotes, TeamsMessages messages, ConversationStore conversations, ILogger<TeamsInvokes> logger)
{
    private const string Card = "adaptiveCard/action";
    private const string OpenForm = "task/fetch";
    private const string SendForm = "task/submit";

    public async Task<TeamsResponse> Answer(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (activity.Name is not (Card or OpenForm or SendForm) && !TeamsQuotes.Has(activity))
        {
            Log.Unknown(logger, activity.Name ?? "nothing");
            return TeamsResponse.NotImplemented;
        }

        if (activity is not { Place: { } place, Person: { } person })
            return TeamsResponse.NotUnderstood;
        var caller = callers.Of(place, person, isAlone: true);
        return activity.Name switch
        {
            Card => await Press(activity, caller, place, person, cancellationToken),
            OpenForm or SendForm => await forms.Take(activity.Value["data"], caller, message: null, cancellationToken),
            _ => await quotes.Answer(activity, caller, place, cancellationToken),
        };
    }

    /// <summary>Says something instead of an answer, in the shape that Teams expects of this invoke.</summary>
    public static TeamsResponse Instead(TeamsActivity activity, string text) => activity.Name == Card ? CardResponse.Remark(text) : TaskResponse.Message(text);

    private async Task<TeamsResponse> Press(TeamsActivity activity, Caller caller, TeamsPlace place, TeamsPerson person, CancellationToken cancellationToken)
    {
        var pressed = activity.Value["action"];
        if (pressed.Text("type") != "Action.Execute" || CardAction.Read(pressed["data"]) is not var (action, value))
            return CardResponse.Problem("This button is not one of this bot’s. Ask again, please.");
        var press = new ButtonPress(caller, action, value, IsOnShared: !place.IsPersonal);
        var reply = await conversation.Press(press, cancellationToken);
        if (reply.Delivery == Delivery.Public)
            return await Share(activity, press, place, person, cancellationToken);
        if (reply is Dialog dialog)
            reply = TeamsAnswers.Opening(dialog, action, value);
        return reply switch
        {
            Nothing => CardResponse.Remark("Done."),
            _ when TeamsCard.RemarkOf(reply) is { } remark && reply.Delivery != Delivery.Replace => CardResponse.Remark(remark),
            _ => CardResponse.Card(TeamsCard.Of(reply, place.IsPersonal ? CardView.Personal : CardView.Private)),
        };
    }

    private async Task<TeamsResponse> Share(TeamsActivity activity, ButtonPress press, TeamsPlace place, TeamsPerson person, CancellationToken cancellationToken)
    {
        if (activity.ActivityId is not { } id)
            return TeamsResponse.NotUnderstood;
        if (await conversations.Find(place.Workspace, place.Base, cancellationToken) is not { IsDisabled: false })
            return CardResponse.Remark("I cannot write here. Add me to this conversation, or mention me in it.");
        if (Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl))
            await conversations.Seen(ConversationReferences.Of(activity, place, serviceUrl), cancellationToken);
        var work = new TeamsMessageWork(place, person, id) { Action = press.Action, Value = press.Value, Card = activity.ReplyToId };
        return CardResponse.Remark(await messages.Share(work, cancellationToken) ? "It is being shared with everyone here." : "It was just shared here.");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Teams: an invoke named {Name} is not for this version.")]
        public static partial void Unknown(ILogger logger, string name);
    }
}
