using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>Opens dialogs as modal views, and puts others in the place of those that are open.</summary>
internal sealed class SlackForms(SlackInstallations installations, TimeProvider time)
{
    /// <summary>Opens a form.</summary>
    /// <param name="dialog">The form.</param>
    /// <param name="caller">For whom.</param>
    /// <param name="trigger">What the request gave to open it with; <see langword="null"/> when it gave nothing.</param>
    /// <param name="cancellationToken">Gives up; it may open all the same.</param>
    /// <returns>What to tell the person when it cannot be opened; <see langword="null"/> when it is open.</returns>
    public async Task<Notice?> Open(Dialog dialog, Caller caller, string? trigger, CancellationToken cancellationToken)
    {
        var result = trigger is null ? SlackResult.Failed(SlackErrorClass.Stale, "no trigger") : await Call(SlackMethod.OpenView, caller.Workspace, JsonBytes.Object(json =>
        {
            json.WriteString("trigger_id", trigger);
            json.WritePropertyName("view");
            SlackView.Write(json, dialog, caller.Conversation);
        }), cancellationToken);
        return result.IsOk ? null : Problem(result.Error!.Value, dialog);
    }

    /// <summary>Puts a reply in the place of a view that is open; if somebody closed it meanwhile, there is nobody to tell.</summary>
    public Task Update(string view, Reply reply, Caller caller, CancellationToken cancellationToken) => Call(SlackMethod.UpdateView, caller.Workspace, JsonBytes.Object(json =>
    {
        json.WriteString("view_id", view);
        json.WritePropertyName("view");
        SlackView.Write(json, reply, caller.Conversation);
    }), cancellationToken);

    private async Task<SlackResult> Call(SlackMethod method, Scope workspace, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken) =>
        await time.Within(SlackPatience.Form, late => installations.Call(method, workspace, arguments, late), cancellationToken) ?? SlackResult.Failed(SlackErrorClass.Stale, "too slow");

    private static Notice Problem(SlackErrorClass error, Dialog dialog) => error switch
    {
        SlackErrorClass.NoToken when dialog.Name is QuoteForms.OfMessage or QuoteForms.OfKept => new Notice("The form cannot be opened here: the bot has no token for this workspace."),
        // What the forms of verbs take can be said in a line, too.
        SlackErrorClass.NoToken => new Notice(new Paragraph("The form cannot be opened here: the bot has no token for this workspace. Everything can be said in one line, too; ", Span.Line($"help {dialog.Name}"), " tells how.")),
        SlackErrorClass.Stale or SlackErrorClass.Unknown or SlackErrorClass.Unreachable => new Notice("That took too long, so Slack may not have opened the form. If it is not there, try it again, please."),
        SlackErrorClass.RateLimited => new Notice("Slack wants fewer forms at once. Try it again in a minute, please."),
        SlackErrorClass.TokenDead or SlackErrorClass.NeedsReinstall => new Notice("Slack no longer lets the bot open forms here. Whoever runs it has to install it again."),
        _ => new Notice("Slack did not take the form. That is a fault of the bot, and it is logged."),
    };
}
