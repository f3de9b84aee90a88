using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>Opens dialogs as modal views, and puts others in the place of those that are open, within the three seconds that Slack gives.</summary>
internal sealed class SlackForms(SlackClient client, SlackInstallations installations, TimeProvider time)
{
    /// <summary>Slack waits three seconds for the answer that this is part of; half of them are left to say what went wrong.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Opens a form.</summary>
    /// <returns>What to tell the person when it cannot be opened; <see langword="null"/> when it is open.</returns>
    public async Task<Notice?> Open(Dialog dialog, Caller caller, string? trigger, CancellationToken cancellationToken)
    {
        if (installations.Find(caller.Workspace) is not { } installation || trigger is null)
            return NoToken(dialog);
        var view = JsonBytes.Object(json =>
        {
            json.WriteString("trigger_id", trigger);
            json.WritePropertyName("view");
            SlackView.Write(json, dialog, caller.Conversation);
        });
        var result = await Call(SlackMethod.OpenView, caller.Workspace, installation, view, cancellationToken);
        return result.IsOk ? null : Problem(result.Error!.Value);
    }

    /// <summary>Puts a reply in the place of a view that is open; if somebody closed it meanwhile, there is nobody to tell.</summary>
    public async Task Update(string view, Reply reply, Caller caller, CancellationToken cancellationToken)
    {
        if (installations.Find(caller.Workspace) is not { } installation)
            return;
        await Call(SlackMethod.UpdateView, caller.Workspace, installation, JsonBytes.Object(json =>
        {
            json.WriteString("view_id", view);
            json.WritePropertyName("view");
            SlackView.Write(json, reply, caller.Conversation);
        }), cancellationToken);
    }

    private async Task<SlackResult> Call(SlackMethod method, Scope workspace, SlackInstallation installation, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken)
    {
        if (await time.Within(Patience, late => client.Call(method, workspace.Key, installation.Token, arguments, late), cancellationToken) is not { } result)
            return SlackResult.Failed(SlackErrorClass.Stale, "too slow");
        installations.Heed(result);
        return result;
    }

    /// <summary>What the forms of verbs take can be said in a line, too.</summary>
    private static Notice NoToken(Dialog dialog) => dialog.Name is QuoteForms.OfMessage or QuoteForms.OfKept
        ? new Notice("The form cannot be opened here: the bot has no token for this workspace.")
        : new Notice("The form cannot be opened here: the bot has no token for this workspace. Everything can be said in one line, too; ", new Paragraph(Span.Line($"help {dialog.Name}"), " tells how."));

    private static Notice Problem(SlackErrorClass error) => error switch
    {
        SlackErrorClass.Stale or SlackErrorClass.Unknown or SlackErrorClass.Unreachable => new Notice("That took too long, so Slack may not have opened the form. If it is not there, try it again, please."),
        SlackErrorClass.RateLimited => new Notice("Slack wants fewer forms at once. Try it again in a minute, please."),
        SlackErrorClass.TokenDead or SlackErrorClass.NeedsReinstall => new Notice("Slack no longer lets the bot open forms here. Whoever runs it has to install it again."),
        _ => new Notice("Slack did not take the form. That is a fault of the bot, and it is logged."),
    };
}
