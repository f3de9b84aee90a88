using System.Globalization;
using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Storage.Notes;

/// <summary>
/// The generations of a source's notes. A generation is a partition, <c>scope|source|generation</c>, with a row for each
/// note; a row key is the note's place in the source and its id. Beside them the partition
/// <c>scope|source|generations</c> lists which were begun, so that what a crash left behind is found and removed, and
/// <c>scope|source|withdrawn</c> tells which notes must not come back.
/// </summary>
internal sealed class GenerationTable(ITable notes)
{
    /// <summary>No import takes as long; what is older and not published was left behind.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    public async Task Write(Scope scope, string source, string generation, IReadOnlyList<SourceNote> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await notes.Upsert(new TableRow(Partition(scope, source, "generations"), generation) { ["Begun"] = now }, cancellationToken);
        var partition = Partition(scope, source, generation);
        // Nobody else writes this generation, so writing it over what a lost reply left is right.
        var writes = rows.Select((row, i) => (TableAction)new TableAction.Upsert(ToRow(partition, i, row)));
        foreach (var batch in writes.InTransactions())
        {
            if (!(await notes.Submit(batch, cancellationToken)).IsCommitted)
                throw new StoreException($"The notes of {source} could not be written; import it again.");
        }
    }

    public async Task<IReadOnlyList<SourceNote>> Read(Scope scope, string source, string generation, CancellationToken cancellationToken)
    {
        var found = new List<SourceNote>();
        await foreach (var row in notes.QueryAll(new RowRange(Partition(scope, source, generation)), cancellationToken))
            found.Add(new SourceNote(row.GetString("Section")!, NoteJson.Deserialize(row.GetString("Note")!)));
        return found;
    }

    public async Task Delete(Scope scope, string source, string generation, CancellationToken cancellationToken)
    {
        var partition = Partition(scope, source, generation);
        var rows = new List<TableAction>();
        await foreach (var row in notes.QueryAll(new RowRange(partition), cancellationToken))
            rows.Add(new TableAction.Delete(partition, row.RowKey, ETag.All));
        var isGone = true;
        foreach (var batch in rows.InTransactions())
            isGone &= (await notes.Submit(batch, cancellationToken)).IsCommitted;
        // Where somebody else deletes, too, the entry stays and the next import finds what is left.
        if (isGone)
            await notes.Delete(Partition(scope, source, "generations"), generation, ETag.All, cancellationToken);
    }

    /// <summary>Deletes what no head leads to any more: the generation that fell off the end, and those that a crash left.</summary>
    /// <param name="head">The head that was published.</param>
    /// <param name="replaced">The one before it.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops; what is left is found the next time.</param>
    public async Task DeleteUnreachable(SourceHead head, SourceHead? replaced, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reachable = head.Previous.Append(head.Generation).ToHashSet();
        var dropped = (replaced?.Previous ?? []).ToHashSet();
        var begun = new List<TableRow>();
        await foreach (var row in notes.QueryAll(new RowRange(Partition(head.Scope, head.Key, "generations")), cancellationToken))
            begun.Add(row);
        foreach (var row in begun)
        {
            // Another importer may be writing right now: what is young and was never published is its.
            if (!reachable.Contains(row.RowKey) && (dropped.Contains(row.RowKey) || now - row.GetDateTimeOffset("Begun") > Abandoned))
                await Delete(head.Scope, head.Key, row.RowKey, cancellationToken);
        }
    }

    /// <summary>Deletes everything of a source but its head.</summary>
    public async Task DeleteAll(SourceHead head, CancellationToken cancellationToken)
    {
        var begun = await notes.QueryAll(new RowRange(Partition(head.Scope, head.Key, "generations")), cancellationToken).Select(row => row.RowKey).ToListAsync(cancellationToken);
        foreach (var generation in begun.Union(head.Previous.Append(head.Generation)))
            await Delete(head.Scope, head.Key, generation, cancellationToken);
        foreach (var note in await Withdrawn(head.Scope, head.Key, cancellationToken))
            await notes.Delete(Partition(head.Scope, head.Key, "withdrawn"), note.Id, ETag.All, cancellationToken);
    }

    public async Task<IReadOnlyList<WithdrawnNote>> Withdrawn(Scope scope, string source, CancellationToken cancellationToken)
    {
        var found = new List<WithdrawnNote>();
        await foreach (var row in notes.QueryAll(new RowRange(Partition(scope, source, "withdrawn")), cancellationToken))
            found.Add(new WithdrawnNote(row.RowKey, row.GetString("Section")!, row.GetString("Fingerprint")!));
        return found;
    }

    /// <summary>Remembers, without its words, that a note must not come back.</summary>
    public Task MarkWithdrawn(Scope scope, string source, SourceNote note, CancellationToken cancellationToken) => notes.Upsert(
        new TableRow(Partition(scope, source, "withdrawn"), note.Note.Id)
        {
            ["Section"] = Within(note.Section),
            ["Fingerprint"] = Reconciliation.Fingerprint(note.Note),
        },
        cancellationToken);

    /// <summary>Removes a note from every generation that could be put back.</summary>
    public async Task DeleteNote(SourceHead head, string id, CancellationToken cancellationToken)
    {
        foreach (var generation in head.Previous.Append(head.Generation))
        {
            var partition = Partition(head.Scope, head.Key, generation);
            await foreach (var row in notes.QueryAll(new RowRange(partition), cancellationToken))
            {
                if (row.RowKey.EndsWith("|" + id, StringComparison.Ordinal))
                    await notes.Delete(partition, row.RowKey, ETag.All, cancellationToken);
            }
        }
    }

    private static TableRow ToRow(string partition, int place, SourceNote row) =>
        new(partition, TableKey.Of(place.ToString("D6", CultureInfo.InvariantCulture), row.Note.Id))
        {
            ["Section"] = Within(row.Section),
            ["Note"] = NoteJson.Serialize(row.Note),
        };

    private static string Partition(Scope scope, string source, string part) => TableKey.Of(scope.Key, source, part);

    /// <summary>As much of a place as a property can hold, without half a character at its end.</summary>
    private static string Within(string section) => section.Length <= TableLimits.StringLength
        ? section
        : section[..(TableLimits.StringLength - (char.IsHighSurrogate(section[TableLimits.StringLength - 1]) ? 1 : 0))];
}
