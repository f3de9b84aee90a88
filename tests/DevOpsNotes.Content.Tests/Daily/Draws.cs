using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using static DevOpsNotes.Content.Tests.Search.TestNotes;

namespace DevOpsNotes.Content.Tests.Daily;

/// <summary>Decks of made-up talks, and what is drawn from them.</summary>
internal static class Draws
{
    public static readonly IReadOnlyDictionary<string, VoteTally> NoVotes = new Dictionary<string, VoteTally>();

    /// <summary>Notes of talks, one talk for each size; the talk of a note is its first speaker.</summary>
    public static Note[] Talks(params IEnumerable<int> sizes) =>
        [.. sizes.SelectMany((size, talk) => Enumerable.Range(1, size).Select(note => (Lesson($"t{talk}n{note}") with { IsDaily = true }).By($"Speaker {talk}").At("Harbor Days")))];

    public static string TalkOf(Note note) => note.Attribution.Speakers[0];

    /// <summary>Draws some notes; the position passes through its text, as it does in life.</summary>
    public static List<DeckDraw> Draw(this DailyDeck deck, int count, string subscription = "S1", DeckPosition? before = null, IReadOnlyDictionary<string, VoteTally>? votes = null)
    {
        var draws = new List<DeckDraw>();
        for (var position = before; draws.Count < count; position = DeckPosition.Read(draws[^1].After.ToString()))
            draws.Add(deck.Draw(subscription, position, votes ?? NoVotes)!);
        return draws;
    }

    public static List<string> Ids(this IEnumerable<DeckDraw> draws) => [.. draws.Select(draw => draw.Note.Id)];

    /// <summary>How many posts there are from one note of a talk to the next, where they are fewest.</summary>
    public static int Closest(this IReadOnlyList<DeckDraw> draws, string? except = null)
    {
        var (latest, closest) = (new Dictionary<string, int>(), int.MaxValue);
        for (var post = 0; post < draws.Count; post++)
        {
            var talk = TalkOf(draws[post].Note);
            if (talk != except && latest.TryGetValue(talk, out var before))
                closest = Math.Min(closest, post - before);
            latest[talk] = post;
        }

        return closest;
    }
}
