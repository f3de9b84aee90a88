using System.Security.Cryptography;
using System.Text;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Importing;

/// <summary>
/// Finds in a new version of a source the notes of the old one, so that a note keeps its id when its words change: first
/// by the same words, then by the same place, then by similar words anywhere.
/// </summary>
public sealed class Reconciliation
{
    /// <summary>Similarity from which on texts in the same section are versions of each other.</summary>
    private const double SamePlace = 0.3;

    /// <summary>Similarity from which on texts in different sections are.</summary>
    private const double Elsewhere = 0.6;

    private readonly string _scope;
    private readonly ImportedSource _source;
    private readonly List<SourceNote> _previous;
    private readonly Dictionary<SourceNote, string> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SourceNote, HashSet<string>> _words = new(ReferenceEqualityComparer.Instance);

    private Reconciliation(string scope, ImportedSource source, IReadOnlyList<SourceNote> previous)
    {
        _scope = scope;
        _source = source;
        _previous = [.. previous];
    }

    /// <summary>Gives every note its id and tells what is new, changed, the same and gone.</summary>
    /// <param name="scope">Whose notes these are; the same source has other ids in another scope.</param>
    /// <param name="source">The source as it is now.</param>
    /// <param name="previous">The generation before, empty for a new source.</param>
    /// <param name="withdrawn">What was withdrawn from the source.</param>
    /// <param name="sameAs">Finds the note of another source that says nearly the same, see <see cref="NearDuplicates"/>.</param>
    public static ImportPlan Plan(string scope, ImportedSource source, IReadOnlyList<SourceNote> previous, IReadOnlyList<WithdrawnNote> withdrawn, Func<Note, string?> sameAs)
    {
        List<SourceNote> all = [.. source.Notes, .. previous.Where(note => note.Note.Attribution.Date < source.Since)];
        var kept = WithoutWithdrawn(all, previous, withdrawn);
        var reconciliation = new Reconciliation(scope, source with { Notes = kept }, previous);
        var next = reconciliation.Match().ConvertAll(note => note with { Note = note.Note with { SameAs = sameAs(note.Note) } });
        var before = previous.ToDictionary(note => note.Note.Id, note => note.Note);
        var changed = next.Where(note => before.TryGetValue(note.Note.Id, out var old) && !AreSame(old, note.Note)).Select(note => note.Note).ToList();
        var ids = next.Select(note => note.Note.Id).ToHashSet();
        return new ImportPlan
        {
            Notes = next,
            Added = [.. next.Where(note => !before.ContainsKey(note.Note.Id)).Select(note => note.Note)],
            Changed = changed,
            Same = next.Count(note => before.ContainsKey(note.Note.Id)) - changed.Count,
            Gone = [.. previous.Where(note => !ids.Contains(note.Note.Id)).Select(note => note.Note)],
            Withdrawn = all.Count - kept.Count,
        };
    }

    /// <summary>Of a note's kind and words, whatever their case and punctuation.</summary>
    public static string Fingerprint(Note note) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{note.Kind}|{string.Join(' ', WordsOf(note.Text))}")))[..32];

    private List<SourceNote> Match()
    {
        Pair(_source.Notes, note => Fingerprint(note.Note), (_, _) => true);
        Pair(_source.Notes, note => note.Section, (old, now) => Similarity(old, now) >= SamePlace);
        // The only note left of a section is that section's note, however much of it was rewritten.
        Pair(Lonely(), note => note.Section, (_, _) => true);
        Pair(_source.Notes, note => note.Note.Kind.ToString(), (old, now) => Similarity(old, now) >= Elsewhere);

        var used = _ids.Values.ToHashSet();
        return [.. _source.Notes.Select(note => note with { Note = note.Note with { Id = _ids.TryGetValue(note, out var id) ? id : NewId(note, used) } })];
    }

    /// <summary>Pairs unmatched notes that have the same key, the most similar first.</summary>
    private void Pair(IEnumerable<SourceNote> notes, Func<SourceNote, string> key, Func<SourceNote, SourceNote, bool> mayMatch)
    {
        var waiting = _previous.GroupBy(key).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var note in notes.Where(note => !_ids.ContainsKey(note)).ToList())
        {
            if (!waiting.TryGetValue(key(note), out var candidates))
                continue;
            var best = candidates.Where(old => mayMatch(old, note)).MaxBy(old => candidates.Count == 1 ? 1 : Similarity(old, note));
            if (best is null)
                continue;
            _ids[note] = best.Note.Id;
            candidates.Remove(best);
            _previous.Remove(best);
        }
    }

    private List<SourceNote> Lonely()
    {
        var left = _previous.CountBy(note => note.Section).Where(pair => pair.Value == 1).Select(pair => pair.Key).ToHashSet();
        return [.. _source.Notes.Where(note => !_ids.ContainsKey(note)).GroupBy(note => note.Section).Where(group => group.Count() == 1 && left.Contains(group.Key)).Select(group => group.First())];
    }

    /// <summary>By where a note was first seen and what it said.</summary>
    private string NewId(SourceNote note, HashSet<string> used)
    {
        for (var salt = 0; ; salt++)
        {
            var id = NoteId.Of($"{_scope}|{_source.Key}|{note.Section}|{note.Note.Text}|{salt}");
            if (used.Add(id))
                return id;
        }
    }

    /// <summary>
    /// A withdrawn note stays away by its words; reworded, by being the only note of a section that had none left.
    /// </summary>
    private static List<SourceNote> WithoutWithdrawn(IReadOnlyList<SourceNote> notes, IReadOnlyList<SourceNote> previous, IReadOnlyList<WithdrawnNote> withdrawn)
    {
        if (withdrawn.Count == 0)
            return [.. notes];
        var gone = withdrawn.Select(note => note.Fingerprint).ToHashSet();
        var fingerprints = notes.Select(note => Fingerprint(note.Note)).ToHashSet();
        var kept = notes.Where(note => !gone.Contains(Fingerprint(note.Note))).ToList();
        var emptied = withdrawn.Select(note => note.Section).Except(previous.Select(note => note.Section)).ToHashSet();
        var lonely = kept.CountBy(note => note.Section).Where(pair => pair.Value == 1).Select(pair => pair.Key).ToHashSet();
        var unseen = withdrawn.Where(note => !fingerprints.Contains(note.Fingerprint)).Select(note => note.Section).ToHashSet();
        kept.RemoveAll(note => emptied.Contains(note.Section) && lonely.Contains(note.Section) && unseen.Contains(note.Section));
        return kept;
    }

    private static bool AreSame(Note old, Note now) => NoteJson.Serialize(old) == NoteJson.Serialize(now);

    /// <summary>Share of words that both texts have (Dice's coefficient over the sets of their words).</summary>
    private double Similarity(SourceNote one, SourceNote other)
    {
        var (left, right) = (WordSetOf(one), WordSetOf(other));
        // Texts of very different length cannot share enough.
        if (left.Count > 4 * right.Count || right.Count > 4 * left.Count)
            return 0;
        return left.Count + right.Count == 0 ? 1 : 2.0 * left.Count(right.Contains) / (left.Count + right.Count);
    }

    private HashSet<string> WordSetOf(SourceNote note) =>
        _words.TryGetValue(note, out var words) ? words : _words[note] = [.. WordsOf(note.Note.Text)];

    private static IEnumerable<string> WordsOf(string text) =>
        text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', ',', ';', ':', '!', '?', '"', '“', '”', '(', ')', '-')).Where(word => word.Length > 0);
}
