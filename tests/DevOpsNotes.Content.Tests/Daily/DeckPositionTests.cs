using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Indexing;
using static DevOpsNotes.Content.Tests.Daily.Draws;

namespace DevOpsNotes.Content.Tests.Daily;

public sealed class DeckPositionTests
{
    [Fact]
    public void A_position_is_one_short_line()
    {
        const string Line = "1|2|17|count-toil|repair-button|blame_less,repair-button|count-toil:3-0,on-call:0-12|9f3c,ffffffffffffffff";

        Assert.Equal(Line, DeckPosition.Read(Line).ToString());
        Assert.Equal("1|1|0|||||", new DeckPosition { Epoch = 1 }.ToString());
        Assert.Equal(new DeckPosition { Epoch = 1 }, DeckPosition.Read("1|1|0|||||"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("2|1|0|||||")]
    [InlineData("1|1|0||||")]
    [InlineData("1|1|0||||||")]
    [InlineData("1|-1|0|||||")]
    [InlineData("1|1|x|||||")]
    [InlineData("1|99999999999|0|||||")]
    [InlineData("1|1|0|a b||||")]
    [InlineData("1|1|0|||a,,b||")]
    [InlineData("1|1|0||||a:1|")]
    [InlineData("1|1|0||||a:1-|")]
    [InlineData("1|1|0||||a:1-2,a:1-2|")]
    [InlineData("1|1|0|||||xyz")]
    [InlineData("1|1|0|||||1,2,3,4,5,6,7,8,9,a")]
    public void What_is_damaged_is_not_read(string text) => Assert.Throws<FormatException>(() => DeckPosition.Read(text));

    [Fact]
    public void A_position_that_was_cut_off_is_not_read_or_is_another()
    {
        var position = DailyDeck.Of(Talks(Enumerable.Repeat(3, 10))).Draw(25)[^1].After;
        var line = position.ToString();
        for (var length = 0; length < line.Length; length++)
        {
            try
            {
                Assert.NotEqual(position, DeckPosition.Read(line[..length]));
            }
            catch (FormatException)
            {
                continue;
            }
        }
    }

    [Fact]
    public void The_largest_position_fits_a_cell()
    {
        string[] ids = [.. Enumerable.Range(0, DeckPosition.MostAhead).Select(number => $"{number}-".PadRight(45, 'x'))];
        var position = new DeckPosition
        {
            Epoch = 9999,
            Drawn = 9999,
            Reached = ids[0],
            Last = ids[1],
            Ahead = ids,
            Votes = ids.Take(DeckPosition.MostVotes).ToDictionary(id => id, _ => new VoteTally(120, 80)),
            Talks = [.. Enumerable.Repeat(ulong.MaxValue, DailyDeck.Apart - 1)],
        };

        Assert.InRange(position.ToString().Length, 1, 32 * 1024);
    }

    [Fact]
    public void When_too_many_were_drawn_before_their_turn_the_first_has_its_turn_though_its_talk_rests()
    {
        var deck = DailyDeck.Of(Talks(Enumerable.Repeat(2, 300)));
        var order = deck.Draw(600).Select(draw => draw.Note).ToList();
        var position = new DeckPosition { Epoch = 1, Talks = [Talk.KeyOf(order[0])], Ahead = [.. order.TakeLast(DeckPosition.MostAhead - 1).Select(note => note.Id)] };

        var before = deck.Draw("S1", position, NoVotes)!;
        var turn = deck.Draw("S1", before.After, NoVotes)!;

        Assert.NotEqual(order[0].Id, before.Note.Id);
        Assert.Equal(DeckPosition.MostAhead, before.After.Ahead.Count);
        Assert.Equal(order[0].Id, turn.Note.Id);
    }

    [Fact]
    public void The_votes_that_are_kept_are_those_of_the_most_voted_notes()
    {
        var notes = Talks(Enumerable.Repeat(1, 300));
        var votes = notes.Select((note, place) => (note.Id, Votes: new VoteTally(place + 1, 0))).ToDictionary(note => note.Id, note => note.Votes);
        votes[notes[299].Id] = new VoteTally(500, 500);

        var kept = DailyDeck.Of(notes).Draw(1, votes: votes)[0].After.Votes;

        Assert.Equal(notes[99..299].Select(note => note.Id).Order(StringComparer.Ordinal), kept.Keys.Order(StringComparer.Ordinal));
    }
}
