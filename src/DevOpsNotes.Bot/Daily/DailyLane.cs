using NodaTime;

namespace DevOpsNotes.Bot.Daily;

/// <summary>What is in hand of the posts of one workspace.</summary>
internal sealed class DailyLane
{
    public PriorityQueue<DuePost, DateTimeOffset> Waiting { get; } = new();

    /// <summary>What is here, waiting or on its way.</summary>
    public HashSet<(string Conversation, LocalDate Date)> Known { get; } = [];

    /// <summary>The first of each stretch that did not fit.</summary>
    public List<DuePost> Left { get; } = [];

    public int Running { get; set; }

    /// <summary>How many of those that are here were tried, and not taken yet.</summary>
    public int ToTryAgain { get; set; }

    public int Untried => Known.Count - ToTryAgain;

    public bool IsToBeFilled => Left.Count > 0 && Untried <= DailyLanes.InHand / 2;
}
