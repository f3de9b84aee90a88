using System.Diagnostics;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;
using static DevOpsNotes.Content.Tests.Daily.Draws;
using static DevOpsNotes.Content.Tests.Search.TestNotes;

namespace DevOpsNotes.Content.Tests.Daily;

public sealed class DrawingTests
{
    [Fact]
    public void Nothing_is_drawn_from_an_empty_deck() => Assert.Null(DailyDeck.Of([]).Draw("S1", null, NoVotes));

    [Fact]
    public void A_deck_of_one_note_has_it_each_time() =>
        Assert.Equal(["t0n1", "t0n1", "t0n1"], DailyDeck.Of(Talks(1)).Draw(3).Ids());

    [Fact]
    public void No_note_comes_twice_in_a_row_though_all_are_of_one_talk()
    {
        for (var subscription = 0; subscription < 20; subscription++)
        {
            var ids = DailyDeck.Of(Talks(2)).Draw(20, $"S{subscription}").Ids();
            Assert.All(ids.Zip(ids.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        }
    }

    [Fact]
    public void Two_subscriptions_and_two_epochs_have_different_orders()
    {
        var deck = DailyDeck.Of(Talks(Enumerable.Repeat(1, 50)));
        var (one, other) = (deck.Draw(100, "S1").Ids(), deck.Draw(50, "S2").Ids());

        Assert.NotEqual(one[..50], other);
        Assert.NotEqual(one[..50], one[50..]);
        Assert.Equal(one[..50].Order(), one[50..].Order());
        Assert.Equal(one, deck.Draw(100, "S1").Ids());
    }

    [Fact]
    public void A_position_tells_the_epoch_and_how_many_were_drawn_in_it()
    {
        var draws = DailyDeck.Of(Talks(1, 1, 1)).Draw(5);

        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)], draws.Select(draw => (draw.After.Epoch, draw.After.Drawn)));
    }

    [Fact]
    public void A_note_that_is_withdrawn_comes_no_more_and_moves_no_other()
    {
        var notes = Talks(Enumerable.Repeat(1, 30));
        var whole = DailyDeck.Of(notes).Draw(30);
        var gone = whole[20].Note;

        var rest = DailyDeck.Of(notes.Where(note => note != gone).ToArray()).Draw(19, before: whole[9].After).Ids();

        Assert.Equal(whole.Skip(10).Select(draw => draw.Note.Id).Where(id => id != gone.Id), rest);
    }

    [Fact]
    public void A_note_that_joins_comes_in_this_epoch_where_its_place_is_ahead_and_else_in_the_next()
    {
        var notes = Talks(Enumerable.Repeat(1, 30));
        var whole = DailyDeck.Of(notes).Draw(30).Ids();
        foreach (var joining in notes)
        {
            var before = DailyDeck.Of(notes.Where(note => note != joining).ToArray()).Draw(10)[^1];

            var rest = DailyDeck.Of(notes).Draw(50, before: before.After);

            var isAhead = whole.IndexOf(joining.Id) > whole.IndexOf(before.Note.Id);
            Assert.Equal(isAhead ? 1 : 2, rest.First(draw => draw.Note.Id == joining.Id).After.Epoch);
        }
    }

    [Fact]
    public void Where_talks_are_many_they_are_ten_posts_apart_across_epochs_as_well()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var notes = Talks(Enumerable.Range(0, 40).Select(_ => random.Next(1, 5)));

            Assert.InRange(DailyDeck.Of(notes).Draw(3 * notes.Length, $"S{seed}").Closest(), DailyDeck.Apart, int.MaxValue);
        }
    }

    [Fact]
    public void Talks_are_ten_posts_apart_also_where_that_is_only_just_possible()
    {
        foreach (var sizes in (int[][])[[.. Enumerable.Repeat(1, 10)], [.. Enumerable.Repeat(3, 10)], [4, .. Enumerable.Repeat(1, 36)], [4, 4, 4, .. Enumerable.Repeat(1, 28)], [6, 6, 5, 5, .. Enumerable.Repeat(1, 38)]])
        {
            for (var seed = 0; seed < 20; seed++)
                Assert.InRange(DailyDeck.Of(Talks(sizes)).Draw(4 * sizes.Sum(), $"S{seed}").Closest(), DailyDeck.Apart, int.MaxValue);
        }
    }

    [Fact]
    public void Where_talks_are_few_the_one_that_was_longest_ago_comes()
    {
        var draws = DailyDeck.Of(Talks(4, 4, 4, 4)).Draw(48);

        Assert.Equal(4, draws.Closest());
    }

    [Fact]
    public void A_talk_too_long_to_rest_so_long_is_spread_over_the_epoch_and_the_others_are_still_ten_apart()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var draws = DailyDeck.Of(Talks([12, .. Enumerable.Repeat(2, 24)])).Draw(180, $"S{seed}");

            Assert.Equal(5, draws.Closest());
            Assert.InRange(draws.Closest(except: "Speaker 0"), DailyDeck.Apart, int.MaxValue);
        }
    }

    [Fact]
    public void Beside_two_talks_that_are_too_long_the_others_are_still_ten_apart()
    {
        foreach (var sizes in (int[][])[[14, 11, 2, 3, 3, 4, 2, 4, 3, 3, .. Enumerable.Repeat(1, 30)], [9, 8, 5, 4, 5, 5, 3, .. Enumerable.Repeat(1, 20)], [15, 6, 5, 3, 2, .. Enumerable.Repeat(1, 22)]])
        {
            var apart = sizes.Index().ToDictionary(talk => $"Speaker {talk.Index}", talk => Math.Min(DailyDeck.Apart, sizes.Sum() / talk.Item));
            for (var seed = 0; seed < 20; seed++)
            {
                var talks = DailyDeck.Of(Talks(sizes)).Draw(sizes.Sum(), $"S{seed}").ConvertAll(draw => TalkOf(draw.Note));
                foreach (var (post, talk) in talks.Index())
                    Assert.DoesNotContain(talk, talks.Skip(post + 1).Take(apart[talk] - 1));
            }
        }
    }

    [Fact]
    public void Notes_that_say_the_same_are_of_one_talk()
    {
        var notes = Talks(Enumerable.Repeat(1, 40));
        notes[7] = notes[7] with { SameAs = notes[3].Id };
        notes[9] = notes[9] with { SameAs = "elsewhere" };
        notes[11] = notes[11] with { SameAs = "elsewhere" };
        for (var seed = 0; seed < 30; seed++)
        {
            var ids = DailyDeck.Of(notes).Draw(160, $"S{seed}").Ids();
            foreach (var (one, other) in new[] { (3, 7), (9, 11) })
            {
                var posts = Enumerable.Range(0, ids.Count).Where(post => ids[post] == notes[one].Id || ids[post] == notes[other].Id).ToList();
                Assert.All(posts.Zip(posts.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, DailyDeck.Apart, int.MaxValue));
            }
        }
    }

    [Fact]
    public void Votes_in_mid_epoch_change_nothing_before_the_next()
    {
        var deck = DailyDeck.Of(Talks(Enumerable.Repeat(2, 30)));
        var (none, some) = (deck.Draw(180), deck.Draw(20));
        var votes = deck.Draw(60).ToDictionary(draw => draw.Note.Id, draw => new VoteTally(draw.After.Drawn % 5, 3));

        some.AddRange(deck.Draw(160, before: some[^1].After, votes: votes));

        Assert.Equal(none.Take(60).Ids(), some.Take(60).Ids());
        Assert.NotEqual(none.Skip(60).Take(60).Ids(), some.Skip(60).Take(60).Ids());
    }

    [Fact]
    public void A_note_that_is_liked_comes_earlier_and_one_that_is_not_later()
    {
        var deck = DailyDeck.Of(Talks(Enumerable.Repeat(1, 40)));
        var votes = new Dictionary<string, VoteTally> { ["t0n1"] = new(20, 0), ["t1n1"] = new(0, 20) };
        var (liked, plain, disliked) = (0, 0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var ids = deck.Draw(40, $"S{seed}", votes: votes).Ids();
            (liked, plain, disliked) = (liked + ids.IndexOf("t0n1"), plain + ids.IndexOf("t2n1"), disliked + ids.IndexOf("t1n1"));
        }

        // By the odds: before a third, a half and nearly all of the others.
        Assert.InRange(liked / 200.0, 10, 16);
        Assert.InRange(plain / 200.0, 17, 22);
        Assert.InRange(disliked / 200.0, 31, 39);
    }

    [Fact]
    public void A_part_of_the_deck_is_on_any_of_its_topics()
    {
        Note[] notes = [.. new[] { Lesson("a").About("toil"), Lesson("b").About("sre", "toil"), Lesson("c").About("sre"), Lesson("d").About("dns") }.Select(note => note with { IsDaily = true })];
        var deck = DailyDeck.Of(notes);

        Assert.Equal(["a", "b"], deck.About(["toil"]).Draw(2).Ids().Order());
        Assert.Equal(["a", "b", "d"], deck.About(["toil", "dns"]).Draw(3).Ids().Order());
        Assert.Equal(0, deck.About(["linux"]).Count);
        var withOthers = DailyDeck.Of([.. notes, Lesson("e").About("apis"), Lesson("f").About("toil")]);
        Assert.Equal(["a", "b", "e"], withOthers.About(["toil", "apis"]).Draw(3).Ids().Order());
        Assert.Same(deck, deck.About([]));
        Assert.Same(deck.About(["toil", "dns"]), deck.About(["dns", "toil"]));
    }

    [Fact]
    public void The_bundled_library_comes_once_an_epoch_with_its_talks_apart()
    {
        var deck = DailyDeck.Of([.. BundledLibrary.Lessons.Select(lesson => lesson.Note)]);
        var apart = BundledLibrary.Lessons.Where(lesson => lesson.Note.IsDaily).CountBy(lesson => Content.Search.Indexing.Talk.KeyOf(lesson.Note)).ToDictionary(talk => talk.Key, talk => Math.Min(DailyDeck.Apart, deck.Count / talk.Value));
        for (var seed = 0; seed < 5; seed++)
        {
            var draws = deck.Draw(3 * deck.Count, $"S{seed}");

            for (var epoch = 0; epoch < 3; epoch++)
                Assert.Equal(deck.Count, draws.Skip(epoch * deck.Count).Take(deck.Count).DistinctBy(draw => draw.Note.Id).Count());

            // The longest two have more than a tenth of the deck.
            var talks = draws.ConvertAll(draw => Content.Search.Indexing.Talk.KeyOf(draw.Note));
            for (var post = 0; post < talks.Count; post++)
                Assert.DoesNotContain(talks[post], talks.Skip(post + 1).Take(apart[talks[post]] - 1));
            Assert.All(draws, draw => Assert.InRange(draw.After.ToString().Length, 1, 4096));
        }
    }

    [Fact]
    public void Many_are_drawn_in_a_moment()
    {
        var deck = DailyDeck.Of(Talks(Enumerable.Range(0, 80).Select(talk => 1 + (talk % 4))));
        var votes = Talks(Enumerable.Repeat(1, 80)).ToDictionary(note => note.Id, _ => new VoteTally(2, 1));
        var (position, clock) = ((DeckPosition?)null, Stopwatch.StartNew());
        for (var draw = 0; draw < 10_000; draw++)
            position = deck.Draw("S1", position, votes)!.After;

        // A tenth of a second on a machine that does nothing else.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }
}
