namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>How some words of a paragraph are meant.</summary>
public enum SpanStyle
{
    Plain,

    /// <summary>Words that stand out.</summary>
    Strong,

    /// <summary>A whole line to say to the bot; a platform puts before it what addresses the bot there.</summary>
    Line,

    /// <summary>The form of such lines, such as "quote [topic]".</summary>
    Usage,

    /// <summary>The platform's id of a conversation; shown by its name where the platform does that, else only as some conversation.</summary>
    Conversation,
}
