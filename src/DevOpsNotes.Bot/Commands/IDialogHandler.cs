using DevOpsNotes.Bot.Commands.Replies;

namespace DevOpsNotes.Bot.Commands;

/// <summary>Takes what was filled into a dialog.</summary>
internal interface IDialogHandler
{
    /// <summary>The name of its dialog; no other handler has it.</summary>
    string Dialog { get; }

    /// <summary>The dialog with what was filled into it.</summary>
    Dialog Fill(Submission submission);

    /// <summary>Answers a submission; with <see cref="FieldErrors"/> when something is wrong with it.</summary>
    ValueTask<Reply> Submit(Submission submission, CancellationToken cancellationToken);
}
