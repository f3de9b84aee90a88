using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.Rendering;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>
/// Answers who pressed a button or chose a shortcut: in the view that it is in, by a form, or at the address that came with it
/// (https://docs.slack.dev/interactivity/handling-user-interaction).
/// </summary>
internal sealed partial class SlackReplies(SlackClient client, SlackForms forms, TimeProvider time, ILogger<SlackReplies> logger)
{
    /// <summary>Gives a reply.</summary>
    /// <param name="payload">What is answered.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="caller">Whom.</param>
    /// <param name="thread">The thread to answer in; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Gives up; what was sent may be there.</param>
    public async Task Give(ForeignJson payload, Reply reply, Caller caller, string? thread, CancellationToken cancellationToken)
    {
        if (ViewOf(payload) is { } view)
        {
            if (reply is not Nothing)
                await forms.Update(view, reply, caller, cancellationToken);
            return;
        }

        if (reply is Dialog dialog)
            reply = await forms.Open(dialog, caller, payload.Text("trigger_id"), cancellationToken) ?? (Reply)new Nothing();
        if (reply is not Nothing && Uri.TryCreate(payload.Text("response_url"), UriKind.Absolute, out var responseUrl))
            await Respond(responseUrl, Message(reply, thread), cancellationToken);
    }

    private static string? ViewOf(ForeignJson payload) => payload["container"].Text("type") == "view" ? payload["container"].Text("view_id") ?? payload["view"].Text("id") : null;

    /// <summary>Slack waits for this request meanwhile; what takes longer is given up, and can be chosen again.</summary>
    private async Task Respond(Uri responseUrl, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (await time.Within(SlackPatience.Reply, late => client.Respond(responseUrl, message, late), cancellationToken) is null)
            Log.TooSlow(logger);
    }

    private static ReadOnlyMemory<byte> Message(Reply reply, string? thread) => JsonBytes.Object(json =>
    {
        var isPublic = reply.Delivery == Delivery.Public;
        json.WriteString("response_type", isPublic ? "in_channel" : "ephemeral");
        json.WriteBoolean("replace_original", reply.Delivery == Delivery.Replace);
        if (thread is not null && reply.Delivery != Delivery.Replace)
            json.WriteString("thread_ts", thread);
        SlackMessage.Write(json, reply, isShared: isPublic);
    });

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack: a button or a shortcut could not be answered in time.")]
        public static partial void TooSlow(ILogger logger);
    }
}
