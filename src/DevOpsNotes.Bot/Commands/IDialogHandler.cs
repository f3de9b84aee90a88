using DevOpsNotes.Bot.Commands.Replies;

namespace DevOpsNotes.Bot.Commands;

/// <summary>Takes what was filled into some dialogs.</summary>
internal interface IDialogHandler
{
    /// <summary>The names of its dialogs; no other handler has them.</summary>
    IReadOnlyList<string> Dialogs { get; }

    /// <summary>The dialog with what was filled into it.</summary>
    Dialog Fill(Submission submission);

    /// <summary>Answers a submission; with <see cref="FieldErrors"/> when something is wrong with it.</summary>
    ValueTask<Reply> Submit(Submission submission, CancellationToken cancellationToken);
}
