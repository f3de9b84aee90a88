namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>Who is to see a reply, and whether it is new.</summary>
public enum Delivery
{
    /// <summary>Only who asked, as far as the platform can.</summary>
    Private,

    /// <summary>Everybody in the conversation.</summary>
    Public,

    /// <summary>It takes the place of the message whose button was pressed.</summary>
    Replace,
}
