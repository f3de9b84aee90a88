using DevOpsNotes.Content.Importing;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Importing;

/// <summary>
/// The notes that a scope sees, kept for comparison over many imports: only the sources that changed since the last
/// look are read again.
/// </summary>
internal sealed class KnownNotes(NoteStore store, Scope scope)
{
    private readonly NearDuplicates _notes = new();
    private Dictionary<string, string> _generations = [];
    private List<SourceHead> _heads = [];

    /// <summary>How many notes the scope itself has in other sources than one, as they were last looked at.</summary>
    public int CountBeside(string key) => _heads.Where(head => head.Scope == scope && head.Key != key).Sum(head => head.Lessons + head.Quotes);

    /// <summary>A source's name among the known ones.</summary>
    public static string NameOf(Scope scope, string key) => $"{scope.Key}|{key}";

    public async Task<NearDuplicates> Current(CancellationToken cancellationToken)
    {
        var heads = new List<SourceHead>(await store.Sources(scope, cancellationToken));
        if (!scope.IsShared)
            heads.AddRange(await store.Sources(Scope.Shared, cancellationToken));

        var generations = new Dictionary<string, string>(heads.Count);
        foreach (var head in heads)
        {
            var name = NameOf(head.Scope, head.Key);
            generations[name] = head.Generation;
            if (_generations.GetValueOrDefault(name) != head.Generation)
                _notes.Set(name, (await store.Notes(head, cancellationToken)).Select(note => note.Note));
        }

        foreach (var gone in _generations.Keys.Except(generations.Keys))
            _notes.Forget(gone);
        (_generations, _heads) = (generations, heads);
        return _notes;
    }
}
