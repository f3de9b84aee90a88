using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Content.Importing;

/// <summary>
/// Finds notes of other sources that say nearly the same: those of the same kind with half of their runs of four words
/// in common. A talk's page and the feed that carries it give such notes.
/// </summary>
internal sealed class NearDuplicates
{
    private const int RunLength = 4;
    private const double Enough = 0.5;

    private readonly List<(string Id, NoteKind Kind, int Runs)> _notes = [];
    private readonly Dictionary<ulong, List<int>> _byRun = [];

    public NearDuplicates(IEnumerable<Note> notes)
    {
        // A note that is linked itself leads nowhere new.
        foreach (var note in notes.Where(note => note.SameAs is null))
        {
            var runs = RunsOf(note.Text);
            foreach (var run in runs)
            {
                if (!_byRun.TryGetValue(run, out var holders))
                    _byRun[run] = holders = [];
                holders.Add(_notes.Count);
            }

            _notes.Add((note.Id, note.Kind, runs.Count));
        }
    }

    /// <summary>Id of the note that says nearly the same, or <see langword="null"/>.</summary>
    public string? Of(Note note)
    {
        if (_notes.Count == 0)
            return null;
        var runs = RunsOf(note.Text);
        var shared = new Dictionary<int, int>();
        foreach (var run in runs)
        {
            foreach (var holder in _byRun.GetValueOrDefault(run) ?? [])
                shared[holder] = shared.GetValueOrDefault(holder) + 1;
        }

        var best = shared.Where(pair => _notes[pair.Key].Kind == note.Kind && pair.Value >= Enough * Math.Min(runs.Count, _notes[pair.Key].Runs))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => (int?)pair.Key).FirstOrDefault();
        return best is { } index ? _notes[index].Id : null;
    }

    private static HashSet<ulong> RunsOf(string text)
    {
        // FNV-1a over the terms of each run; a collision only costs a look at a pair that shares nothing else.
        var terms = Analyzer.Terms(text);
        var runs = new HashSet<ulong>();
        for (var start = 0; start == 0 || start + RunLength <= terms.Count; start++)
        {
            var hash = 14695981039346656037UL;
            foreach (var term in terms.Skip(start).Take(RunLength))
            {
                foreach (var character in term)
                    hash = (hash ^ character) * 1099511628211UL;
                hash = (hash ^ ' ') * 1099511628211UL;
            }

            runs.Add(hash);
        }

        return runs;
    }
}
