using System.Runtime.Versioning;
using System.Text;
using DevOpsNotes.Storage.Sqlite;

namespace DevOpsNotes.Storage.Tests.Sqlite;

/// <summary>What somebody finds who has the file, or is on the machine where it lies.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private const string Words = "the flamingo queue drains before the worker";

    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.PathOf("store.db");

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_deleted_or_written_over_is_not_in_the_file_any_more()
    {
        await using (var tables = await SqliteTables.Open(Store))
        {
            var table = await tables.Open("workspaces", None);
            foreach (var number in Enumerable.Range(0, 200))
                await table.Upsert(new TableRow("slack:T1", $"{number:D3}") { ["Text"] = $"{Words} {number}" }, None);
            Assert.Contains(Words, await InFile(), StringComparison.Ordinal);

            foreach (var number in Enumerable.Range(0, 100))
                await table.Delete("slack:T1", $"{number:D3}", ETag.All, None);
            foreach (var number in Enumerable.Range(100, 100))
                await table.Upsert(new TableRow("slack:T1", $"{number:D3}") { ["State"] = "Removed" }, None);
        }

        Assert.DoesNotContain(Words, await InFile(), StringComparison.Ordinal);
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public async Task A_folder_that_is_made_for_it_is_its_owners_alone()
    {
        var folder = Path.Combine(_folder.Path, "new");

        await using var tables = await SqliteTables.Open(Path.Combine(folder, "store.db"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    /// <summary>All that is kept beside the file as well, such as the journal.</summary>
    private async Task<string> InFile() => string.Concat(await Task.WhenAll(Directory.GetFiles(_folder.Path).Select(async file => Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)))));
}
