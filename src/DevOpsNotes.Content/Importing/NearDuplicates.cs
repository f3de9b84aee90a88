using System.Runtime.InteropServices;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Analysis;

namespace DevOpsNotes.Content.Importing;

/// <summary>
/// Finds notes of other sources that say nearly the same: those of the same kind with half of their runs of four words
/// in common. A talk's page and the feed that carries it give such notes.
/// </summary>
public sealed class NearDuplicates
{
    private const int RunLength = 4;
    private const double Enough = 0.5;
    private const int None = -1;

    /// <summary>A run that more notes have is a phrase of its time; the latest of them are enough.</summary>
    private const int MostHolders = 200;

    private readonly List<Entry> _notes = [];

    // The holders of a run are a chain: tens of runs a note make a list for each too dear.
    private readonly Dictionary<ulong, int> _firstHolder = [];
    private readonly List<(int Note, int Next)> _holders = [];

    /// <summary>Knows these notes from now on, and no others of that source.</summary>
    public void Set(string source, IEnumerable<Note> notes)
    {
        Forget(source);
        // A note that is linked itself leads nowhere new.
        foreach (var note in notes.Where(note => note.SameAs is null))
        {
            var runs = RunsOf(note.Text);
            foreach (var run in runs)
            {
                ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_firstHolder, run, out var exists);
                _holders.Add((_notes.Count, exists ? first : None));
                first = _holders.Count - 1;
            }

            _notes.Add(new Entry(source, note.Id, note.Kind, runs.Count));
        }
    }

    /// <summary>Knows no note of that source any more.</summary>
    public void Forget(string source)
    {
        foreach (ref var entry in CollectionsMarshal.AsSpan(_notes))
        {
            if (entry.Source == source)
                entry = entry with { Source = null };
        }
    }

    /// <summary>Id of the note of another source that says nearly the same, or <see langword="null"/>.</summary>
    /// <param name="source">The source that <paramref name="note"/> is from.</param>
    /// <param name="note">The note.</param>
    public string? Of(string source, Note note)
    {
        if (_notes.Count == 0)
            return null;
        var runs = RunsOf(note.Text);
        var shared = new Dictionary<int, int>();
        foreach (var run in runs)
        {
            for (var (at, steps) = (_firstHolder.GetValueOrDefault(run, None), 0); at != None && steps < MostHolders; at = _holders[at].Next, steps++)
                CollectionsMarshal.GetValueRefOrAddDefault(shared, _holders[at].Note, out _)++;
        }

        var best = shared.Where(pair => MayMatch(_notes[pair.Key]) && pair.Value >= Enough * Math.Min(runs.Count, _notes[pair.Key].Runs))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => (int?)pair.Key).FirstOrDefault();
        return best is { } index ? _notes[index].Id : null;

        bool MayMatch(Entry entry) => entry.Source is not null && entry.Source != source && entry.Kind == note.Kind;
    }

    /// <summary>Hashes (FNV-1a) of all runs of terms; a collision only costs a look at a pair that shares nothing else.</summary>
    private static HashSet<ulong> RunsOf(string text)
    {
        var terms = Analyzer.Terms(text);
        var runs = new HashSet<ulong>(terms.Count);
        for (var start = 0; start == 0 || start + RunLength <= terms.Count; start++)
        {
            var hash = 14695981039346656037UL;
            for (var at = start; at < Math.Min(start + RunLength, terms.Count); at++)
            {
                foreach (var character in terms[at])
                    hash = (hash ^ character) * 1099511628211UL;
                hash = (hash ^ ' ') * 1099511628211UL;
            }

            runs.Add(hash);
        }

        return runs;
    }

    private readonly record struct Entry(string? Source, string Id, NoteKind Kind, int Runs);
}
