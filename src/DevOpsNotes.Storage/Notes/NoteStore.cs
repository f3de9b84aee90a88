using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Storage.Notes;

/// <summary>
/// Keeps notes by source and generation. A source is written whole under a new generation and published by replacing its
/// head: whoever reads sees the old one or the new one, also when the writer dies at any moment.
/// </summary>
public sealed class NoteStore
{
    private readonly ITable _heads;
    private readonly GenerationTable _generations;
    private readonly VersionTable _versions;
    private readonly TimeProvider _time;

    private NoteStore(ITable heads, ITable notes, ITable versions, TimeProvider time)
    {
        _heads = heads;
        _generations = new GenerationTable(notes);
        _versions = new VersionTable(versions);
        _time = time;
    }

    /// <summary>Opens the store on whatever keeps its tables.</summary>
    /// <exception cref="StoreException">The tables cannot be used.</exception>
    public static async Task<NoteStore> Open(ITables tables, TimeProvider time, CancellationToken cancellationToken) => new(
        await tables.Open("sources", cancellationToken),
        await tables.Open("notes", cancellationToken),
        await tables.Open("versions", cancellationToken),
        time);

    /// <summary>Tokens that change whenever notes do; see <see cref="VersionOf"/>.</summary>
    public Task<IReadOnlyDictionary<string, Guid>> Versions(CancellationToken cancellationToken) => _versions.Read(cancellationToken);

    /// <summary>The name of the token that stands for a scope.</summary>
    public static string VersionOf(Scope scope) => VersionTable.RowOf(scope);

    /// <summary>What a scope has.</summary>
    public async Task<IReadOnlyList<SourceHead>> Sources(Scope scope, CancellationToken cancellationToken)
    {
        var heads = new List<SourceHead>();
        await foreach (var row in _heads.QueryAll(new RowRange(TableKey.Of(scope.Key)), cancellationToken))
            heads.Add(SourceHead.From(scope, row));
        return heads;
    }

    public async Task<SourceHead?> Source(Scope scope, string key, CancellationToken cancellationToken) =>
        await _heads.Get(TableKey.Of(scope.Key), TableKey.Of(key), cancellationToken) is { } row ? SourceHead.From(scope, row) : null;

    /// <summary>The current notes of a source, in its order; none for a source that is not there.</summary>
    public async Task<IReadOnlyList<SourceNote>> Notes(SourceHead? head, CancellationToken cancellationToken) =>
        head is null ? [] : await _generations.Read(head.Scope, head.Key, head.Generation, cancellationToken);

    /// <summary>All notes of a scope.</summary>
    public async Task<IReadOnlyList<Note>> Notes(Scope scope, CancellationToken cancellationToken)
    {
        var notes = new List<Note>();
        foreach (var head in await Sources(scope, cancellationToken))
            notes.AddRange((await Settled(head, cancellationToken)).Select(note => note.Note));
        return notes;
    }

    /// <summary>A generation may be taken back and deleted while it is read; what is returned was whole.</summary>
    private async Task<IReadOnlyList<SourceNote>> Settled(SourceHead head, CancellationToken cancellationToken)
    {
        while (true)
        {
            var notes = await Notes(head, cancellationToken);
            if (await Source(head.Scope, head.Key, cancellationToken) is not { } now)
                return [];
            if (now.Generation == head.Generation)
                return notes;
            head = now;
        }
    }

    public Task<IReadOnlyList<WithdrawnNote>> Withdrawn(Scope scope, string key, CancellationToken cancellationToken) =>
        _generations.Withdrawn(scope, key, cancellationToken);

    /// <summary>Makes <paramref name="notes"/> the current generation of a source.</summary>
    /// <param name="next">The head to publish; its generation and counts are set here.</param>
    /// <param name="current">The head that the notes were compared with; <see langword="null"/> for a new source.</param>
    /// <param name="notes">The whole source.</param>
    /// <param name="cancellationToken">Gives up; nothing is published then.</param>
    /// <returns><see langword="false"/> when somebody else published the source meanwhile: compare again.</returns>
    public async Task<bool> Publish(SourceHead next, SourceHead? current, IReadOnlyList<SourceNote> notes, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var head = Counted(next, notes) with
        {
            Generation = SourceHead.NewGeneration(now),
            Previous = current is null ? [] : [.. current.Previous.Prepend(current.Generation).Take(SourceHead.KeptGenerations)],
            Depth = (current?.Depth ?? 0) + 1,
        };
        await _generations.Write(head.Scope, head.Key, head.Generation, notes, now, cancellationToken);
        if (!await Replace(head, current, cancellationToken))
        {
            await _generations.Delete(head.Scope, head.Key, head.Generation, cancellationToken);
            return false;
        }

        await _versions.Bump(head.Scope, cancellationToken);
        await _generations.DeleteUnreachable(head, current, now, cancellationToken);
        return true;
    }

    /// <summary>Keeps what a fetch told about a source whose notes are the same as before.</summary>
    public async Task<bool> Touch(SourceHead head, CancellationToken cancellationToken) =>
        await Replace(head, head, cancellationToken);

    /// <summary>Puts the generation before the current one back; a source that never had one is removed.</summary>
    /// <returns>
    /// The head as it was before, or <see langword="null"/> when there is nothing to go back to: no such source, or the
    /// generations before are no longer kept.
    /// </returns>
    public async Task<SourceHead?> Undo(Scope scope, string key, CancellationToken cancellationToken)
    {
        while (await Source(scope, key, cancellationToken) is { } head)
        {
            if (head is { Previous.Count: 0, Depth: > 1 })
                return null;
            if (!await (head.Previous.Count > 0 ? PutBack(head, cancellationToken) : Remove(head, cancellationToken)))
                continue;
            await _versions.Bump(scope, cancellationToken);
            await _generations.Delete(scope, key, head.Generation, cancellationToken);
            return head;
        }

        return null;
    }

    /// <summary>Removes one note for good: from every generation, and from all later imports of its source.</summary>
    /// <returns>The note, or <see langword="null"/> when the scope has no note of this id.</returns>
    public async Task<Note?> Withdraw(Scope scope, string id, CancellationToken cancellationToken)
    {
        foreach (var head in await Sources(scope, cancellationToken))
        {
            if ((await Settled(head, cancellationToken)).FirstOrDefault(note => note.Note.Id == id) is not { } found)
                continue;
            await _generations.MarkWithdrawn(scope, head.Key, found, cancellationToken);
            // Whoever compared before the mark loses against this head, and whoever compares from now on sees the mark.
            if (await Discount(scope, head.Key, id, cancellationToken) is { } discounted)
                await _generations.DeleteNote(discounted, id, cancellationToken);
            await _versions.Bump(scope, cancellationToken);
            return found.Note;
        }

        return null;
    }

    /// <summary>Deletes all notes of a scope for good. It may be done again when it was interrupted.</summary>
    public async Task Erase(Scope scope, CancellationToken cancellationToken)
    {
        foreach (var head in await Sources(scope, cancellationToken))
        {
            await _generations.DeleteAll(head, cancellationToken);
            // Last, because it leads to the others.
            await _heads.Delete(TableKey.Of(scope.Key), TableKey.Of(head.Key), ETag.All, cancellationToken);
        }
    }

    /// <summary>Remembers that a note is not to be shown that everybody has from elsewhere than this store.</summary>
    /// <param name="origin">Where it is from, for <see cref="Withdrawn"/>; the key of no source.</param>
    /// <param name="note">The note.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task Withhold(string origin, Note note, CancellationToken cancellationToken)
    {
        await _generations.MarkWithdrawn(Scope.Shared, origin, new SourceNote(note.Title, note), cancellationToken);
        await _versions.Bump(Scope.Shared, cancellationToken);
    }

    /// <summary>Counts the notes of a source without one of them.</summary>
    /// <returns>The head now, or <see langword="null"/> when the source was removed meanwhile.</returns>
    private async Task<SourceHead?> Discount(Scope scope, string key, string id, CancellationToken cancellationToken)
    {
        while (await Source(scope, key, cancellationToken) is { } head)
        {
            var notes = await Notes(head, cancellationToken);
            if (await Replace(Counted(head, [.. notes.Where(note => note.Note.Id != id)]), head, cancellationToken))
                return head;
        }

        return null;
    }

    private async Task<bool> PutBack(SourceHead head, CancellationToken cancellationToken)
    {
        var notes = await _generations.Read(head.Scope, head.Key, head.Previous[0], cancellationToken);
        var previous = Counted(head, notes) with { Generation = head.Previous[0], Previous = [.. head.Previous.Skip(1)], Depth = head.Depth - 1 };
        return await Replace(previous, head, cancellationToken);
    }

    private static SourceHead Counted(SourceHead head, IReadOnlyList<SourceNote> notes) => head with
    {
        Lessons = notes.Count(note => note.Note.Kind == NoteKind.Lesson),
        Quotes = notes.Count(note => note.Note.Kind == NoteKind.Quote),
    };

    /// <summary>A head that is not there any more is removed, whether or not the reply to that was lost.</summary>
    private async Task<bool> Remove(SourceHead head, CancellationToken cancellationToken) =>
        await _heads.Delete(TableKey.Of(head.Scope.Key), TableKey.Of(head.Key), head.ETag!.Value, cancellationToken)
        || await Source(head.Scope, head.Key, cancellationToken) is null;

    private async Task<bool> Replace(SourceHead head, SourceHead? current, CancellationToken cancellationToken)
    {
        var row = head.ToRow();
        var operation = Guid.NewGuid();
        row["Operation"] = operation;
        var written = current?.ETag is { } expected ? await _heads.Replace(row, expected, cancellationToken) : await _heads.Insert(row, cancellationToken);
        // A lost reply is not a lost race: a repeated request meets what the first one wrote, and nobody else's has this name.
        return written is not null || (await _heads.Get(row.PartitionKey, row.RowKey, cancellationToken))?.GetGuid("Operation") == operation;
    }
}
