namespace DevOpsNotes.Bot.Teams;

/// <summary>Ids of conversations. That of a thread in a channel is the channel's with the thread's first message behind it.</summary>
internal static class TeamsConversation
{
    private const string Thread = ";messageid=";

    /// <summary>The first message of the thread that an id names; <see langword="null"/> when it names none.</summary>
    public static string? RootOf(string id) => id.IndexOf(Thread, StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? id[(end + Thread.Length)..] : null;

    /// <summary>What the bot is installed in, and what limits are counted by: the id without the thread.</summary>
    public static string WithoutThread(string id) => id.IndexOf(Thread, StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? id[..end] : id;
}
