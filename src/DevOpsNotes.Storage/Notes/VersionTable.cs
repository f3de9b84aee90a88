using System.Security.Cryptography;
using System.Text;

namespace DevOpsNotes.Storage.Notes;

/// <summary>
/// Tells hosts that notes changed. Every write puts a random token under <c>shared</c> or under the bucket of its
/// workspace; a poll reads one small partition, and what has another token than before is read again.
/// </summary>
internal sealed class VersionTable(ITable versions)
{
    private const string Partition = "versions";
    private const int Buckets = 16;

    public Task Bump(Scope scope, CancellationToken cancellationToken) =>
        versions.Upsert(new TableRow(Partition, RowOf(scope)) { ["Token"] = Guid.NewGuid() }, cancellationToken);

    /// <summary>Tells, if that can be: what was written is written, and other hosts find it when what they hold has grown old.</summary>
    public async Task TryBump(Scope scope, CancellationToken cancellationToken)
    {
        try
        {
            await Bump(scope, cancellationToken);
        }
        catch (StoreException)
        {
            // See above: the change is not taken back for it.
        }
    }

    public async Task<IReadOnlyDictionary<string, Guid>> Read(CancellationToken cancellationToken)
    {
        var tokens = new Dictionary<string, Guid>(StringComparer.Ordinal);
        await foreach (var row in versions.QueryAll(new RowRange(Partition), cancellationToken))
            tokens[row.RowKey] = row.GetGuid("Token") ?? default;
        return tokens;
    }

    /// <summary>The row that stands for a scope.</summary>
    public static string RowOf(Scope scope) =>
        scope.IsShared ? "shared" : $"bucket-{SHA256.HashData(Encoding.UTF8.GetBytes(scope.Key))[0] % Buckets:x}";
}
