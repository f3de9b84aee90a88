using System.Globalization;

namespace DevOpsNotes.Bot.Operations.Limits;

/// <summary>
/// How much a workspace keeps at most: far more than one uses. They are held against what is in memory, so a few more may slip
/// in at the same moment. Nothing is deleted for them.
/// </summary>
internal sealed record WorkspaceBounds
{
    /// <summary>Saved quotes.</summary>
    public int Quotes { get; init; } = 10_000;

    /// <summary>Taught lessons.</summary>
    public int Lessons { get; init; } = 10_000;

    /// <summary>Votes, of all people on all notes.</summary>
    public int Votes { get; init; } = 100_000;

    /// <summary>Lessons of the day that go on.</summary>
    public int Subscriptions { get; init; } = 5_000;

    /// <summary>Why no more quotes can be saved; <see langword="null"/> when they can.</summary>
    public string? AgainstQuote(WorkspaceNotes? notes) => notes?.KeptQuotes >= Quotes
        ? Full("has saved", "quotes", Quotes, "Delete some that nobody needs, which “saved mine” lists, then save this again.")
        : null;

    /// <summary>Why no more lessons can be taught.</summary>
    public string? AgainstLesson(WorkspaceNotes? notes) => notes?.KeptLessons >= Lessons
        ? Full("was taught", "lessons", Lessons, "Take some back that nobody needs, which “saved mine” lists, then teach this again.")
        : null;

    /// <summary>Why no more votes are counted; one that was cast can be changed.</summary>
    public string? AgainstVote(WorkspaceNotes notes) => notes.Votes.Values.Sum(tally => tally.Useful + tally.NotUseful) >= Votes
        ? Full("has cast", "votes", Votes, "This one was not counted; “forget me” takes back yours.")
        : null;

    /// <summary>Why no more lessons of the day can be started.</summary>
    /// <param name="running">How many go on.</param>
    public string? AgainstSubscription(int running) => running >= Subscriptions
        ? Full("has", "lessons of the day", Subscriptions, "Say “stop” where one is no longer read, then start this again.")
        : null;

    private static string Full(string does, string what, int most, string advice) =>
        string.Create(CultureInfo.InvariantCulture, $"This workspace {does} {most:N0} {what}, which is the most it can. {advice}");
}
