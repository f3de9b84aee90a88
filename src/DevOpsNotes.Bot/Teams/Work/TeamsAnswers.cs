using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>Composes the messages that work rows ask for.</summary>
internal sealed class TeamsAnswers(Conversation conversation, TeamsCallers callers)
{
    /// <summary>The message; <see langword="null"/> when there is nothing to say.</summary>
    public async Task<TeamsPost?> Compose(WorkItem item, CancellationToken cancellationToken) => item.Kind switch
    {
        TeamsMessageWork.Kind => await Answer(TeamsMessageWork.Read(item.Payload), cancellationToken),
        TeamsGreetingWork.Kind => Greeting(TeamsGreetingWork.Read(item.Payload).Place),
        var kind => throw new InvalidOperationException($"Nobody does work of the kind '{kind}'."),
    };

    /// <summary>Where the message will go.</summary>
    public static TeamsPlace PlaceOf(WorkItem item) => item.Kind == TeamsGreetingWork.Kind ? TeamsGreetingWork.Read(item.Payload).Place : TeamsMessageWork.Read(item.Payload).Place;

    private async Task<TeamsPost?> Answer(TeamsMessageWork message, CancellationToken cancellationToken)
    {
        var place = message.Place;
        var caller = callers.Of(place, message.Person, message.IsTargeted) with { IsAdmitted = true };
        var reply = message.IsTooMuch ? Admission.Refusal : message.Action is { } action
            ? await conversation.Press(new ButtonPress(caller, action, message.Value ?? "", IsOnShared: !place.IsPersonal), cancellationToken)
            : await conversation.Say(new CommandRequest(caller, message.Line ?? ""), cancellationToken);
        if (reply is Dialog dialog)
            reply = Opening(dialog, message.Action ?? Button.SayAction, (message.Action is null ? message.Line : message.Value) ?? "");
        if (reply is Nothing)
            return null;
        var isShared = reply.Delivery == Delivery.Public;
        // What a button does for its presser is nobody else's business.
        var isTargeted = !isShared && !place.IsPersonal && (message.IsTargeted || message.IsTooMuch || message.Action is not null);
        var view = place.IsPersonal ? CardView.Personal : isShared ? CardView.Shared : isTargeted ? CardView.Private : CardView.Public;
        return TeamsPost.Of(place, reply, view, isTargeted ? message.Person.Id : null) with
        {
            ReplyTo = isShared || isTargeted ? null : message.Activity,
            Replaces = place.IsPersonal && reply.Delivery == Delivery.Replace ? message.Card : null,
        };
    }

    /// <summary>Teams opens a form only where a button is pressed.</summary>
    /// <param name="dialog">The form.</param>
    /// <param name="action">The action of the button that asked for it, or the one that says a line.</param>
    /// <param name="value">The value of that button.</param>
    public static Notice Opening(Dialog dialog, string action, string value) => new($"{dialog.Title}:") { Buttons = [new Button("Open the form", action, value) { OpensForm = true }] };

    private static TeamsPost Greeting(TeamsPlace place)
    {
        Paragraph tries = new(["Try ", .. Paragraph.Join(" or ", Home.Samples.Take(2).Select(Span.Line)).Spans, "; everything there is to say: ", Span.Line("help"), "."]);
        var notice = place.IsPersonal
            ? new Notice("Hello. Ask me in your own words, and get the DevOps lesson that fits, with who said it and where.", tries, "I write only when you ask, or when you start the daily lesson.")
            : new Notice("Hello. Mention me with a question in your own words, and get the DevOps lesson that fits, with who said it and where.", tries, "I stay silent until someone asks, or starts the daily lesson. Everyone here sees my answers; for private ones, chat with me.");
        return TeamsPost.Of(place, notice, place.IsPersonal ? CardView.Personal : CardView.Shared) with { StartsThread = place.Type == TeamsPlace.Channel };
    }
}
