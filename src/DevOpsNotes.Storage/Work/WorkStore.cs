using System.Diagnostics;

namespace DevOpsNotes.Storage.Work;

/// <summary>
/// Work that outlives the request which brought it: insert, acknowledge, claim, do, <see cref="Done"/>. What was inserted is
/// done once at most, and does not get lost unnoticed.
/// </summary>
/// <remarks>
/// <para>
/// The partition is one of eight shards, by the scope. Row keys: <c>todo|time|id</c> for what is to be done, and
/// <c>seen|scope|key</c> for each key of what was ever taken in. The first are few; the second stay until
/// <see cref="DeleteSeen"/>.
/// </para>
/// <para>
/// Any host may claim work that is queued. A claim is never taken over: its host may have died before it did the work, or
/// after. Such work is told by <see cref="Abandoned"/>, and somebody has to look.
/// </para>
/// <para>All methods throw <see cref="StoreException"/> when the store cannot be used; what they were to write may have been written.</para>
/// </remarks>
public sealed class WorkStore
{
    /// <summary>Characters of a payload.</summary>
    public const int PayloadLength = 256 * 1024;

    private readonly ITable _work;
    private readonly TimeProvider _time;

    private WorkStore(ITable work, TimeProvider time) => (_work, _time) = (work, time);

    /// <summary>Opens the store on whatever keeps its tables.</summary>
    /// <exception cref="StoreException">The table cannot be used.</exception>
    public static async Task<WorkStore> Open(ITables tables, TimeProvider time, CancellationToken cancellationToken) =>
        new(await tables.Open("work", cancellationToken), time);

    /// <summary>Takes work in, all of it or nothing, unless any of its keys was taken in before.</summary>
    /// <param name="kind">What is to be done, such as <c>slack-message</c>.</param>
    /// <param name="scope">Whose work it is, such as the key of a workspace.</param>
    /// <param name="keys">
    /// What the work is, in every way in which it could come again: the id of the event, and its meaning. Make a key of
    /// several parts by <see cref="TableKey.Of"/>. A key counts for all kinds, and within its scope only: the same key in
    /// another scope is another one, whatever their shards.
    /// </param>
    /// <param name="payload">All that is needed to do it, as JSON; at most <see cref="PayloadLength"/> characters.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The work, to be claimed; <see langword="null"/> for a duplicate.</returns>
    /// <exception cref="ArgumentException">A text is missing, the payload is too long, or there are not 1 to 99 keys.</exception>
    public async Task<WorkItem?> Insert(string kind, string scope, IReadOnlyList<string> keys, string payload, CancellationToken cancellationToken)
    {
        Check(kind, scope, keys, payload);
        var now = _time.GetUtcNow();
        var item = new WorkItem { Id = WorkRow.NewId(now), Kind = kind, Scope = scope, Payload = payload, InsertedAt = now, Trace = Activity.Current is { Recorded: true } span ? span.Id : null };
        var row = WorkRow.From(item);
        var rows = keys.Distinct(StringComparer.Ordinal).Select(key => WorkRow.Claim(scope, key, now)).Prepend(row);

        var outcome = await _work.Submit([.. rows.Select(inserted => new TableAction.Insert(inserted))], cancellationToken);
        // A lost reply is not a duplicate: a repeated request meets its own rows, and nobody else's row has this random key.
        return outcome.IsCommitted ? item with { ETag = outcome.ETags[0]!.Value } : await Read(row, cancellationToken);
    }

    /// <summary>Claims queued work for this host alone. Whoever gets it does it, and then says <see cref="Done"/> or <see cref="Requeue"/>.</summary>
    /// <returns>The work as it was claimed; <see langword="null"/> when it is no longer as it was read: somebody else has it or did it.</returns>
    public async Task<WorkItem?> Claim(WorkItem item, CancellationToken cancellationToken)
    {
        if (item.State != WorkState.Queued)
            return null;
        return await Replace(
            item with { State = WorkState.Sending, OperationId = Guid.NewGuid(), ClaimedAt = _time.GetUtcNow() },
            cancellationToken);
    }

    /// <summary>Removes claimed work for good, because it was done or never will be.</summary>
    /// <exception cref="ArgumentException">The work was not claimed.</exception>
    public Task Done(WorkItem item, CancellationToken cancellationToken) => Delete(item, cancellationToken);

    /// <summary>Puts claimed work back that was certainly not done, such as a message that the platform did not take yet.</summary>
    /// <param name="item">As it was claimed.</param>
    /// <param name="notBefore">When it is due again.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The work as it is queued; <see langword="null"/> when it was forgotten, or somebody else has it already.</returns>
    /// <exception cref="ArgumentException">The work was not claimed.</exception>
    public async Task<WorkItem?> Requeue(WorkItem item, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        CheckClaimed(item);
        return await Replace(
            item with { State = WorkState.Queued, NotBefore = notBefore, Attempts = item.Attempts + 1, ClaimedAt = null },
            cancellationToken);
    }

    /// <summary>Queued work of all scopes that is due and was inserted at least this long ago, so that its host may have died; the oldest first.</summary>
    public async Task<IReadOnlyList<WorkItem>> Adoptable(TimeSpan age, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var items = await Items(cancellationToken);
        return
        [
            .. items
                .Where(item => item.State == WorkState.Queued && now - item.InsertedAt >= age && (item.NotBefore is not { } due || due <= now))
                .OrderBy(item => item.InsertedAt),
        ];
    }

    /// <summary>
    /// Work of all scopes that was claimed at least this long ago and has come to no end, the oldest claim first. Nobody
    /// knows whether it was done: report it, then <see cref="Forget"/> it.
    /// </summary>
    public async Task<IReadOnlyList<WorkItem>> Abandoned(TimeSpan age, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var items = await Items(cancellationToken);
        return [.. items.Where(item => item.State == WorkState.Sending && now - item.ClaimedAt >= age).OrderBy(item => item.ClaimedAt)];
    }

    /// <summary>Removes abandoned work for good.</summary>
    /// <returns><see langword="false"/> when it is no longer as it was read: its host came back, or another one forgot it.</returns>
    /// <exception cref="ArgumentException">The work was not claimed.</exception>
    public Task<bool> Forget(WorkItem item, CancellationToken cancellationToken) => Delete(item, cancellationToken);

    /// <summary>Deletes the work of a scope, claimed or not. Its keys stay until <see cref="DeleteSeen"/>, so that it does not come again.</summary>
    /// <param name="scope">Whose work.</param>
    /// <param name="except">The id of the work that stays.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task Erase(string scope, string except, CancellationToken cancellationToken)
    {
        var partition = WorkRow.PartitionOf(scope);
        var rows = await _work.QueryAll(RowRange.StartingWith(partition, WorkRow.Queue), cancellationToken)
            .Where(row => row.GetString("Scope") == scope && row.RowKey != except)
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
            await _work.Delete(partition, row.RowKey, ETag.All, cancellationToken);
    }

    /// <summary>
    /// Deletes the keys of work that was taken in at least this long ago: the same work would be taken in again. The age
    /// must be longer than any platform repeats an event.
    /// </summary>
    /// <returns>How many keys were deleted.</returns>
    public async Task<int> DeleteSeen(TimeSpan age, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var deleted = 0;
        foreach (var partition in WorkRow.Partitions)
        {
            var batches = _work.QueryAll(RowRange.StartingWith(partition, WorkRow.Claims), cancellationToken)
                .Where(row => now - row.GetDateTimeOffset("SeenAt") >= age)
                .Select(row => (TableAction)new TableAction.Delete(partition, row.RowKey, row.ETag!.Value))
                .Chunk(TableLimits.TransactionActions);
            await foreach (var batch in batches)
            {
                // On a conflict another host is at the same rows, and what it leaves is found the next time.
                if ((await _work.Submit(batch, cancellationToken)).IsCommitted)
                    deleted += batch.Length;
            }
        }

        return deleted;
    }

    /// <summary>Writes over the version that was read.</summary>
    /// <returns>What is stored, or <see langword="null"/> when that is not by this operation.</returns>
    private async Task<WorkItem?> Replace(WorkItem item, CancellationToken cancellationToken)
    {
        var row = WorkRow.From(item);
        if (await _work.Replace(row, item.ETag, cancellationToken) is { } etag)
            return item with { ETag = etag };
        // A lost reply is not a lost race: a repeated request meets what the first one wrote.
        var stored = await Read(row, cancellationToken);
        return stored?.OperationId == item.OperationId && stored?.State == item.State ? stored : null;
    }

    private async Task<bool> Delete(WorkItem item, CancellationToken cancellationToken)
    {
        CheckClaimed(item);
        return await _work.Delete(WorkRow.PartitionOf(item.Scope), item.Id, item.ETag, cancellationToken);
    }

    private async Task<WorkItem?> Read(TableRow row, CancellationToken cancellationToken) =>
        await _work.Get(row.PartitionKey, row.RowKey, cancellationToken) is { } stored ? WorkRow.ToItem(stored) : null;

    private async Task<IReadOnlyList<WorkItem>> Items(CancellationToken cancellationToken)
    {
        var items = new List<WorkItem>();
        foreach (var partition in WorkRow.Partitions)
        {
            await foreach (var row in _work.QueryAll(RowRange.StartingWith(partition, WorkRow.Queue), cancellationToken))
            {
                // One that cannot be read must not keep the others from being done.
                if (WorkRow.IsReadable(row))
                    items.Add(WorkRow.ToItem(row));
            }
        }

        return items;
    }

    private static void Check(string kind, string scope, IReadOnlyList<string> keys, string payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentException.ThrowIfNullOrEmpty(scope);
        ArgumentNullException.ThrowIfNull(payload);
        // An empty key would make duplicates of everything that lacks an id.
        if (keys.Count == 0 || keys.Any(string.IsNullOrEmpty))
            throw new ArgumentException("Work needs at least one key, and no key may be empty.", nameof(keys));
        if (payload.Length > PayloadLength)
            throw new ArgumentException($"A payload of {payload.Length} characters; {PayloadLength} are allowed.", nameof(payload));
    }

    private static void CheckClaimed(WorkItem item)
    {
        if (item.State != WorkState.Sending)
            throw new ArgumentException($"The work '{item.Id}' of {item.Scope} was not claimed.", nameof(item));
    }
}
