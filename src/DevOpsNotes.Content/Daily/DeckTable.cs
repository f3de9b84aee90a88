using System.Runtime.InteropServices;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Indexing;

namespace DevOpsNotes.Content.Daily;

/// <summary>What drawing needs to know of the notes of a deck, computed once.</summary>
internal sealed class DeckTable
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> _talks = [];

    public DeckTable(Note[] notes)
    {
        Notes = notes;
        Hashes = Array.ConvertAll(notes, note => DeckOrder.HashOf(note.Id));
        TalkKeys = Array.ConvertAll(notes, Talk.KeyOf);
        for (var place = 0; place < notes.Length; place++)
            _places[notes[place].Id] = place;
        Talks = NumberTalks();
        Apart = [.. Talks.CountBy(talk => talk).OrderBy(talk => talk.Key).Select(talk => Math.Min(DailyDeck.Apart, notes.Length / talk.Value))];
    }

    public Note[] Notes { get; }

    /// <summary>By what <see cref="DeckOrder"/> knows each note.</summary>
    public ulong[] Hashes { get; }

    /// <summary>The talk of each note, the same whatever else is in the deck.</summary>
    public ulong[] TalkKeys { get; }

    /// <summary>The talk of each note, by numbers from 0. Talks of which a note says the same as one of another are one.</summary>
    public int[] Talks { get; }

    /// <summary>
    /// How many posts apart the notes of each talk are to be: fewer for one that has more than a tenth of the deck, which would
    /// else be left alone at the end of an epoch.
    /// </summary>
    public int[] Apart { get; }

    /// <summary>Where a note is in the deck; <see langword="null"/> when it is not.</summary>
    public int? PlaceOf(string id) => _places.TryGetValue(id, out var place) ? place : null;

    /// <summary>The number of a talk; <see langword="null"/> when the deck has nothing of it.</summary>
    public int? TalkOf(ulong key) => _talks.TryGetValue(key, out var talk) ? talk : null;

    /// <summary>Where an epoch begins that is weighed by these votes.</summary>
    public DeckPosition Begin(DeckPosition? before, IReadOnlyDictionary<string, VoteTally> votes) => new()
    {
        Epoch = (before?.Epoch ?? 0) + 1,
        Last = before?.Last,
        Talks = before?.Talks ?? [],
        Votes = Notes
            .Select(note => (note.Id, Votes: votes.GetValueOrDefault(note.Id)))
            .Where(note => note.Votes.Useful != note.Votes.NotUseful)
            .OrderByDescending(note => note.Votes.Useful + note.Votes.NotUseful)
            .ThenBy(note => note.Id, StringComparer.Ordinal)
            .Take(DeckPosition.MostVotes)
            .ToDictionary(note => note.Id, note => note.Votes, StringComparer.Ordinal),
    };

    private int[] NumberTalks()
    {
        // Each talk and each thing said has a number; whichever a note joins point to the lower one.
        var joined = new List<int>();
        var sayings = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < Notes.Length; place++)
        {
            var (talk, saying) = (Root(NumberOf(_talks, TalkKeys[place])), Root(NumberOf(sayings, Notes[place].SameAs ?? Notes[place].Id)));
            joined[Math.Max(talk, saying)] = Math.Min(talk, saying);
        }

        var dense = new Dictionary<int, int>();
        foreach (var (key, talk) in _talks.ToArray())
        {
            var root = Root(talk);
            dense.TryAdd(root, dense.Count);
            _talks[key] = dense[root];
        }

        return Array.ConvertAll(TalkKeys, key => _talks[key]);

        int NumberOf<TKey>(Dictionary<TKey, int> numbers, TKey key)
            where TKey : notnull
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var isKnown);
            if (!isKnown)
                joined.Add(number = joined.Count);
            return number;
        }

        int Root(int number)
        {
            while (joined[number] != number)
                number = joined[number];
            return number;
        }
    }
}
