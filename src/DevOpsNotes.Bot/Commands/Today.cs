namespace DevOpsNotes.Bot.Commands;

/// <summary>The day it is.</summary>
internal static class Today
{
    /// <summary>In UTC: nobody has told the bot yet where they are.</summary>
    public static DateOnly Utc(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
