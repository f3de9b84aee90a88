namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>What a platform would be sent.</summary>
/// <param name="Platform">The platform's name.</param>
/// <param name="Json">Indented, for reading.</param>
/// <param name="Size">How large it is, beside what the platform takes.</param>
public sealed record ReplyPreview(string Platform, string Json, string Size);
