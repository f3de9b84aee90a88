using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>
/// What people of a workspace asked and no note answered, in the workspace's partition: <c>gap|hash of the words</c>. It is
/// read only when somebody asks for it, so that no host has to be told when it changes.
/// </summary>
public sealed class GapStore
{
    /// <summary>Gaps that a workspace keeps at most.</summary>
    public const int Most = 1000;

    private const int Attempts = 20;

    private readonly ITable _workspaces;
    private readonly TimeProvider _time;

    private GapStore(ITable workspaces, TimeProvider time) => (_workspaces, _time) = (workspaces, time);

    /// <summary>Opens the store on whatever keeps its tables.</summary>
    /// <exception cref="StoreException">The tables cannot be used.</exception>
    public static async Task<GapStore> Open(ITables tables, TimeProvider time, CancellationToken cancellationToken) => new(await tables.Open("workspaces", cancellationToken), time);

    /// <summary>Counts that something was asked.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="words">What.</param>
    /// <param name="askers">The platform's ids of who asked; they are not kept.</param>
    /// <param name="at">When it was asked last.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task Count(Scope workspace, AskedWords words, IReadOnlyCollection<string> askers, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var write = Guid.NewGuid().ToString("N")[..16];
        var (partition, key) = GapRow.KeyOf(workspace, words);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var there = await _workspaces.Get(partition, key, cancellationToken);
            var gap = there is null ? new GapRow() : GapRow.From(there);
            // The reply to an attempt before was lost.
            if (gap.Writes.Contains(write, StringComparer.Ordinal))
                return;
            var row = (IsOld(gap) ? new GapRow() : gap).With(workspace, words, askers, at).ToRow(workspace, words, write);
            if ((there is null ? await _workspaces.Insert(row, cancellationToken) : await _workspaces.Replace(row, there.ETag!.Value, cancellationToken)) is not null)
                return;
        }

        throw new StoreException($"A gap was counted by others {Attempts} times in a row; try again.");
    }

    /// <summary>What enough different people asked, most often first, then the latest.</summary>
    public async Task<IReadOnlyList<Gap>> Gaps(Scope workspace, CancellationToken cancellationToken) =>
    [
        .. (await Kept(workspace, cancellationToken)).Where(gap => gap.Words is not null)
            .OrderByDescending(gap => gap.Asked).ThenByDescending(gap => gap.LastAskedAt)
            .Select(gap => new Gap(gap.Words!, gap.Asked, gap.LastAskedAt)),
    ];

    /// <summary>Deletes what nobody asked for <see cref="Gap.Lasts"/>, and of more than <see cref="Most"/> gaps what fewest asked.</summary>
    public Task Tidy(Scope workspace, CancellationToken cancellationToken) => Kept(workspace, cancellationToken);

    private async Task<List<GapRow>> Kept(Scope workspace, CancellationToken cancellationToken)
    {
        var rows = await _workspaces.QueryAll(GapRow.All(workspace), cancellationToken).Select(row => (Row: row, Gap: GapRow.From(row))).ToListAsync(cancellationToken);
        var kept = rows.Where(row => !IsOld(row.Gap)).OrderByDescending(row => row.Gap.Asked).ThenByDescending(row => row.Gap.LastAskedAt).Take(Most).ToList();
        // What is counted again at this moment has another version, and stays.
        foreach (var (row, _) in rows.Except(kept))
            await _workspaces.Delete(row.PartitionKey, row.RowKey, row.ETag!.Value, cancellationToken);
        return [.. kept.Select(row => row.Gap)];
    }

    private bool IsOld(GapRow gap) => _time.GetUtcNow() - gap.LastAskedAt > Gap.Lasts;
}
