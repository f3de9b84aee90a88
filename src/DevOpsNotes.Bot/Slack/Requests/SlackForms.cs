using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.Rendering;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>Opens dialogs as modal views, within the three seconds that Slack gives.</summary>
internal sealed class SlackForms(SlackClient client, SlackInstallations installations, TimeProvider time)
{
    /// <summary>Slack waits three seconds for the answer that this is part of; half of them are left to say what went wrong.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Opens a form.</summary>
    /// <returns>What to tell the person when it cannot be opened; <see langword="null"/> when it is open.</returns>
    public async Task<Notice?> Open(Dialog dialog, Caller caller, string? trigger, CancellationToken cancellationToken)
    {
        if (installations.Find(caller.Workspace) is not { } installation || trigger is null)
            return new Notice("The form cannot be opened here: the bot has no token for this workspace. Everything can be said in one line, too; ", new Paragraph(Span.Line($"help {dialog.Name}"), " tells how."));
        var view = JsonBytes.Object(json =>
        {
            json.WriteString("trigger_id", trigger);
            json.WritePropertyName("view");
            SlackView.Write(json, dialog, new ViewOrigin(caller.Conversation, dialog.State));
        });
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = time.CreateTimer(_ => limit.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            var result = await client.Call(SlackMethod.OpenView, caller.Workspace.Key, installation.Token, view, limit.Token);
            installations.Heed(result);
            return result.IsOk ? null : Problem(result.Error!.Value);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Problem(SlackErrorClass.Stale);
        }
    }

    private static Notice Problem(SlackErrorClass error) => error switch
    {
        SlackErrorClass.Stale or SlackErrorClass.Unknown or SlackErrorClass.Unreachable => new Notice("That took too long, so Slack may not have opened the form. If it is not there, try it again, please."),
        SlackErrorClass.RateLimited => new Notice("Slack wants fewer forms at once. Try it again in a minute, please."),
        SlackErrorClass.TokenDead or SlackErrorClass.NeedsReinstall => new Notice("Slack no longer lets the bot open forms here. Whoever runs it has to install it again."),
        _ => new Notice("Slack did not take the form. That is a fault of the bot, and it is logged."),
    };
}
