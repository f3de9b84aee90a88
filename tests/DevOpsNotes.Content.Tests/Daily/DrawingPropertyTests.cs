using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using FsCheck;
using FsCheck.Fluent;
using static DevOpsNotes.Content.Tests.Daily.Draws;

namespace DevOpsNotes.Content.Tests.Daily;

/// <summary>Whatever joins, leaves and is voted on between two draws.</summary>
public sealed class DrawingPropertyTests
{
    private static readonly Gen<int[]> AnySizes = Gen.Choose(1, 30).SelectMany(talks => Gen.Frequency((6, Gen.Choose(1, 4)), (1, Gen.Choose(5, 12))).ListOf(talks)).Select(sizes => sizes.ToArray());

    /// <summary>Before a draw: nothing, a note leaves or comes back, or gets votes.</summary>
    private static readonly Gen<Step> AnyStep =
        from act in Gen.Frequency((6, Gen.Constant(Act.None)), (1, Gen.Constant(Act.Leave)), (1, Gen.Constant(Act.Join)), (2, Gen.Constant(Act.Vote)))
        from note in Gen.Choose(0, int.MaxValue - 1)
        from useful in Gen.Choose(0, 9)
        from notUseful in Gen.Choose(0, 9)
        select new Step(act, note, new VoteTally(useful, notUseful));

    private enum Act
    {
        None,
        Leave,
        Join,
        Vote,
    }

    [Fact]
    public void In_each_epoch_each_note_comes_once_that_is_there_all_the_time_and_none_twice() =>
        Prop.ForAll(Arb.From(AnySizes), Arb.From(AnyStep.ListOf(150).Select(steps => steps.ToArray())), EachOnce).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Where_no_talk_has_more_than_a_tenth_of_the_deck_talks_are_ten_posts_apart() =>
        Prop.ForAll(Arb.From(AnySizes), Arb.From(Gen.Choose(0, 1000)), (sizes, subscription) =>
        {
            var singles = Math.Max(0, (DailyDeck.Apart * sizes.Max()) - sizes.Sum());
            var notes = Talks([.. sizes, .. Enumerable.Repeat(1, singles)]);

            Assert.InRange(DailyDeck.Of(notes).Draw(3 * notes.Length, $"S{subscription}").Closest(), DailyDeck.Apart, int.MaxValue);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Any_position_is_read_as_it_was_written_and_draws_the_same() =>
        Prop.ForAll(Arb.From(AnySizes), Arb.From(Gen.Choose(1, 200)), Arb.From(AnyStep.ListOf(20)), (sizes, draws, steps) =>
        {
            var notes = Talks(sizes);
            var votes = steps.DistinctBy(step => step.Note % notes.Length).ToDictionary(step => notes[step.Note % notes.Length].Id, step => step.Votes);
            var deck = DailyDeck.Of(notes);
            DeckPosition? position = null;
            for (var draw = 0; draw < draws; draw++)
                position = deck.Draw("S1", position, votes)!.After;

            var read = DeckPosition.Read(position!.ToString());
            Assert.Equal(position, read);
            Assert.Equal((position.Epoch, position.Drawn), (read.Epoch, read.Drawn));
            Assert.Equal(deck.Draw("S1", position, votes)!.Note.Id, deck.Draw("S1", read, votes)!.Note.Id);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static void EachOnce(int[] sizes, Step[] steps)
    {
        var all = Talks(sizes);
        var there = all.ToList();
        var votes = new Dictionary<string, VoteTally>();
        var (throughout, drawn) = (all.Select(note => note.Id).ToHashSet(), new HashSet<string>());
        DeckDraw? last = null;
        foreach (var step in steps)
        {
            var note = all[step.Note % all.Length];
            if (step.Act == Act.Vote)
                votes[note.Id] = step.Votes;
            else if (step.Act == Act.Leave && there.Count > 1)
                there.Remove(note);
            else if (step.Act == Act.Join && !there.Contains(note))
                there.Add(note);
            throughout.IntersectWith(there.Select(kept => kept.Id));

            var draw = DailyDeck.Of(there).Draw("S1", last is null ? null : DeckPosition.Read(last.After.ToString()), votes)!;

            Assert.Contains(draw.Note, there);
            Assert.True(draw.Note != last?.Note || there.Count == 1, "A note came twice in a row.");
            if (last is not null && draw.After.Epoch > last.After.Epoch)
            {
                Assert.Subset(drawn, throughout);
                (throughout, drawn) = (there.Select(kept => kept.Id).ToHashSet(), []);
            }

            Assert.True(drawn.Add(draw.Note.Id), "A note came twice in an epoch.");
            Assert.Equal(drawn.Count, draw.After.Drawn);
            last = draw;
        }
    }

    private sealed record Step(Act Act, int Note, VoteTally Votes);
}
