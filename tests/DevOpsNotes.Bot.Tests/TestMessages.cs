using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Bot.Tests;

/// <summary>Messages that people wrote.</summary>
internal static class TestMessages
{
    public const string Alerts = "Every alert wakes somebody up. Delete the alert, or fix the cause. The rest is noise.";

    /// <summary>A message that somebody wrote where that person is.</summary>
    public static QuotedMessage Of(Caller author, string text = Alerts, Openness openness = Openness.Public, string id = "17.4") => new()
    {
        Conversation = author.Conversation,
        Id = id,
        AuthorId = author.User,
        Author = author.Name,
        Text = text,
        Link = new Uri($"https://team.example.org/archives/{author.Conversation}/p{id}"),
        Day = new DateOnly(2026, 2, 28),
        Openness = openness,
    };
}
