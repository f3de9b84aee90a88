using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.Bot.Tests.Edges;

/// <summary>What is posted unasked, and where.</summary>
internal static class TestPosts
{
    /// <summary>A lesson as it is posted, with everything that such a post can have.</summary>
    public static Answer Lesson { get; } = new(TestNotes.Full)
    {
        Lead = ["Lesson of the day"],
        Tail = ["To talk about: what did you do by hand last week?"],
        Notification = "Lesson of the day: Counting toil",
        Buttons = [new Button("Useful", "useful", "0|full234567|"), new Button("Keep", "keep", "full234567")],
        Menu = [new Button("Not useful", "not-useful", "0|full234567|"), new Button("Pause a week", "daily-pause", "7"), Button.Saying("All settings", "daily")],
    };

    public static Notice Digest { get; } = new("Five for the week:")
    {
        Notification = "Five lessons for the week",
        Choices = [new Choice(TestNotes.Full, new Button("Read", "show", "0|full234567|")) { Label = "Count toil for two weeks." }],
        Buttons = [new Button("Keep", "keep", "full234567")],
        Menu = [new Button("Pause a week", "daily-pause", "7")],
    };

    public static Subscription In(Scope workspace, string conversation, bool isPersonal = false, string owner = "U1") => new()
    {
        Workspace = workspace,
        Conversation = conversation,
        IsPersonal = isPersonal,
        Openness = isPersonal ? Openness.Private : Openness.Public,
        Schedule = new Schedule { Time = new LocalTime(9, 30), Zone = DateTimeZone.Utc, Days = DaySet.Weekdays },
        EffectiveFrom = Instant.FromUnixTimeSeconds(0),
        Owner = owner,
    };
}
