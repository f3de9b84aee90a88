using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>Forms, and what takes their place when they were sent: its buttons come back as the form did.</summary>
internal sealed class TeamsForms(Conversation conversation, TimeProvider time)
{
    /// <summary>Less than a request has, so that a form that takes longer is shown again with what was typed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3.5);

    private const string TooSlow = "This takes longer than Teams waits. It may be kept or not: send it again in a minute, it is kept once.";

    /// <summary>Answers what a form or a button brought.</summary>
    /// <param name="data">As it came.</param>
    /// <param name="caller">Who sent it.</param>
    /// <param name="message">The message that came along, which a form for its words is about; <see langword="null"/> when none did.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<TeamsResponse> Take(ForeignJson data, Caller caller, QuotedMessage? message, CancellationToken cancellationToken)
    {
        var values = data.Members.Where(field => field.Value.AsText is not null).ToDictionary(field => field.Name, field => field.Value.AsText!, StringComparer.Ordinal);
        if (!values.Remove(CardAction.Form, out var form))
            return await Press(data, caller, cancellationToken);
        values.Remove(CardAction.State, out var state);
        if (form == QuoteForms.OfMessage)
        {
            // Whose words these are is not for a card to say, which can be forged.
            if (message is null)
                return TaskResponse.Message("The message did not come along, so nothing was saved. Choose Save quote on it again, please.");
            state = QuoteOffer.Of(message).State;
        }

        return Show(await Submit(new Submission(caller, form, state ?? "", values), cancellationToken));
    }

    /// <summary>Shows a form, or what was said instead of one.</summary>
    public static TeamsResponse Show(Reply reply) => TaskResponse.Of(reply switch
    {
        Dialog { Name: QuoteForms.OfMessage } form => form with { State = "" },
        FieldErrors { Dialog.Name: QuoteForms.OfMessage } wrong => wrong with { Dialog = wrong.Dialog with { State = "" } },
        _ => reply,
    });

    /// <summary>Only its presser sees it, wherever that is.</summary>
    private async Task<TeamsResponse> Press(ForeignJson data, Caller caller, CancellationToken cancellationToken) => CardAction.Read(data) is var (action, value)
        ? Show(await conversation.Press(new ButtonPress(caller, action, value, IsOnShared: false), cancellationToken))
        : TaskResponse.Message("This is not one of this bot’s forms or buttons. Ask again, please.");

    private async Task<Reply> Submit(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            return await conversation.Submit(submission, cancellationToken).AsTask().WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException) when (conversation.Reopen(submission) is { Fields: [var first, ..] } form)
        {
            // What is under way goes on.
            return new FieldErrors(form, new Dictionary<string, string> { [first.Name] = TooSlow });
        }
    }
}
