using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Daily;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>What can be said of a subscription that there is, behind <c>daily</c> as well as behind <c>weekly</c>.</summary>
internal sealed class DailyVerbs(DailyControl control, DailyStatus status, DailyPreview preview)
{
    private const string Pause = "pause";

    /// <summary>Claims the words if they are among these; <see langword="null"/> leaves them to others.</summary>
    public Invocation? Claim(string words, WorkspaceNotes notes) => words.TrimEnd('.', '!', '?').ToLowerInvariant() switch
    {
        "now" or "preview" => async (request, cancellationToken) => await preview.Show(request.Caller, proposed: null, notes, cancellationToken),
        "status" or "history" => async (request, cancellationToken) => await status.Of(request.Caller, notes, cancellationToken),
        "off" or "stop" or "end" or "cancel" or "unsubscribe" => async (request, cancellationToken) => await control.Stop(request.Caller, cancellationToken),
        "resume" or "continue" or "on" or "unpause" or "restart" => async (request, cancellationToken) => await control.Resume(request.Caller, cancellationToken),
        Pause => async (request, cancellationToken) => await control.AskPause(request.Caller, cancellationToken),
        var pause when pause.StartsWith(Pause + " ", StringComparison.Ordinal) && PauseText.IsMeant(pause[Pause.Length..]) =>
            async (request, cancellationToken) => await control.Pause(request.Caller, pause[Pause.Length..], cancellationToken),
        _ => null,
    };
}
