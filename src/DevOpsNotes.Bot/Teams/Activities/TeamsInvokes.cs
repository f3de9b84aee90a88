using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Bot.Teams.Work;
using DevOpsNotes.Storage.Conversations;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>
/// Buttons and forms: answered in the response. Only what is shared with everybody is a message of its own, and goes through
/// durable work.
/// </summary>
internal sealed partial class TeamsInvokes(Conversation conversation, TeamsMessages messages, ConversationStore conversations, ILogger<TeamsInvokes> logger)
{
    private const string Card = "adaptiveCard/action";
    private const string OpenForm = "task/fetch";
    private const string SendForm = "task/submit";

    public async Task<TeamsResponse> Answer(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (activity.Name is not (Card or OpenForm or SendForm))
        {
            Log.Unknown(logger, activity.Name ?? "nothing");
            return TeamsResponse.NotImplemented;
        }

        if (activity is not { Place: { } place, Person: { } person })
            return TeamsResponse.NotUnderstood;
        var caller = TeamsCaller.Of(place, person, activity.Notes(place), isAlone: true);
        return activity.Name switch
        {
            OpenForm => await Open(activity.Value["data"], caller, place, cancellationToken),
            SendForm => await Submit(activity.Value["data"], caller, cancellationToken),
            _ => await Press(activity, caller, place, person, cancellationToken),
        };
    }

    /// <summary>Says something instead of an answer, in the shape that Teams expects of this invoke.</summary>
    public static TeamsResponse Instead(TeamsActivity activity, string text) => activity.Name == Card ? CardResponse.Remark(text) : TaskResponse.Message(text);

    private async Task<TeamsResponse> Press(TeamsActivity activity, Caller caller, TeamsPlace place, TeamsPerson person, CancellationToken cancellationToken)
    {
        var pressed = activity.Value["action"];
        if (pressed.Text("type") != "Action.Execute" || PressOf(pressed["data"], caller, place) is not { } press)
            return CardResponse.Problem("This button is not one of this bot’s. Ask again, please.");
        var reply = await conversation.Press(press, cancellationToken);
        if (reply.Delivery == Delivery.Public)
            return await Share(activity, press, place, person, cancellationToken);
        if (reply is Dialog dialog)
            reply = TeamsAnswers.Opening(dialog, press.Action == Button.SayAction ? press.Value : dialog.Name);
        return reply switch
        {
            Nothing => CardResponse.Remark("Done."),
            Notice notice when IsRemark(notice) && reply.Delivery != Delivery.Replace => CardResponse.Remark(notice.Paragraphs[0].ToString()),
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
        var work = new TeamsMessageWork(place, person, press.Caller.Workspace.Key, id) { Action = press.Action, Value = press.Value, Card = activity.ReplyToId };
        return CardResponse.Remark(await messages.Share(work, cancellationToken) ? "It is being shared with everyone here." : "It was just shared here.");
    }

    private async Task<TeamsResponse> Open(ForeignJson data, Caller caller, TeamsPlace place, CancellationToken cancellationToken)
    {
        if (PressOf(data, caller, place) is not { } press)
            return TaskResponse.Message("This button is not one of this bot’s. Ask again, please.");
        return TaskResponse.Of(await conversation.Press(press, cancellationToken));
    }

    private async Task<TeamsResponse> Submit(ForeignJson data, Caller caller, CancellationToken cancellationToken)
    {
        var values = data.Members.Where(field => field.Value.AsText is not null).ToDictionary(field => field.Name, field => field.Value.AsText!, StringComparer.Ordinal);
        if (!values.Remove(CardAction.Form, out var form))
            return TaskResponse.Message("This form is not one of this bot’s. Open it again, please.");
        values.Remove(CardAction.State, out var state);
        return TaskResponse.Of(await conversation.Submit(new Submission(caller, form, state ?? "", values), cancellationToken));
    }

    private static ButtonPress? PressOf(ForeignJson data, Caller caller, TeamsPlace place) =>
        CardAction.Read(data) is var (action, value) ? new ButtonPress(caller, action, value, IsOnShared: !place.IsPersonal) : null;

    /// <summary>One line of the bot's own words can be shown without taking the card's place.</summary>
    private static bool IsRemark(Notice notice) => notice is { Paragraphs: [{ Spans: [{ Style: SpanStyle.Plain }] }], Choices: [], Buttons: [] };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Teams: an invoke named {Name} is not for this version.")]
        public static partial void Unknown(ILogger logger, string name);
    }
}
