namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>Shows what a platform would be sent. Each platform has one, for the page on which the bot is tried.</summary>
public interface IReplyPreview
{
    /// <summary>What the platform would be sent for a reply; <see langword="null"/> for nothing.</summary>
    ReplyPreview? Of(Reply reply);
}
