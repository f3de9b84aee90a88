using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using static DevOpsNotes.Content.Tests.Search.TestNotes;

namespace DevOpsNotes.Content.Tests.Daily;

public sealed class DailyDeckTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public void Each_daily_lesson_has_one_day_until_the_deck_is_through()
    {
        var notes = Enumerable.Range(0, 7).Select(i => Lesson($"l{i}") with { IsDaily = true }).Append(Lesson("plain")).Append(Lesson("quote") with { Kind = NoteKind.Quote, IsDaily = true }).ToList();
        var deck = DailyDeck.Of(notes);

        var week = Enumerable.Range(0, 7).Select(i => deck.On(Day.AddDays(i))!.Id).ToList();

        Assert.Equal(["l0", "l1", "l2", "l3", "l4", "l5", "l6"], week.Order());
        Assert.Equal(week, Enumerable.Range(7, 7).Select(i => deck.On(Day.AddDays(i))!.Id));
    }

    [Fact]
    public void The_order_of_the_notes_does_not_matter()
    {
        var notes = Enumerable.Range(0, 9).Select(i => Lesson($"l{i}") with { IsDaily = true }).ToList();
        var reversed = notes.AsEnumerable().Reverse().ToList();

        Assert.Equal(DailyDeck.Of(notes).On(Day), DailyDeck.Of(reversed).On(Day));
    }

    [Fact]
    public void Where_no_lesson_is_daily_any_is_and_without_lessons_there_is_none()
    {
        Assert.Equal("plain", DailyDeck.Of([Lesson("plain"), Lesson("quote") with { Kind = NoteKind.Quote }]).On(Day)?.Id);
        Assert.Null(DailyDeck.Of([Lesson("quote") with { Kind = NoteKind.Quote }]).On(Day));
    }
}
