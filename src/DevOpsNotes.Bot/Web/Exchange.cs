using DevOpsNotes.Bot.Commands.Replies;

namespace DevOpsNotes.Bot.Web;

/// <summary>What was said on the page, and what came back.</summary>
/// <param name="Said">The line; <see langword="null"/> where a button was pressed or a form sent.</param>
/// <param name="Reply">The reply.</param>
/// <param name="Id">Tells its elements from those of other exchanges on one page.</param>
/// <param name="Previews">What other platforms would be sent.</param>
public sealed record Exchange(string? Said, Reply Reply, string Id, IReadOnlyList<ReplyPreview> Previews);
