using System.Diagnostics;
using DevOpsNotes.Content.Importing.Reading;

namespace DevOpsNotes.Content.Tests.Importing.Reading;

public sealed class FileReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_known_by_its_name_and_never_by_its_path()
    {
        var document = await ReadAsync(_folder.Write("deep/notes.txt", "Fix the system."));

        Assert.Equal(("notes.txt", "notes.txt", "Fix the system."), (document.Key, document.Name, TextDecoder.Decode(document)));
    }

    [Fact]
    public async Task A_file_of_300_megabytes_fails_before_it_is_read()
    {
        var path = Path.Combine(_folder.Path, "dump.txt");
        await using (var file = File.Create(path))
            file.SetLength(300_000_000);
        var watch = Stopwatch.StartNew();

        await FailsAsync(path, "dump.txt is larger than 32 MiB; split it into smaller files.");

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"took {watch.Elapsed}");
    }

    [Fact]
    public Task An_empty_file_is_refused() =>
        FailsAsync(_folder.Write("empty.txt", ""), "empty.txt is empty, or a device or pipe; give a regular file with text in it.");

    [Fact]
    public Task A_folder_is_refused() =>
        FailsAsync(_folder.Path, $"{Path.GetFileName(_folder.Path)} is a folder; give one of its files.");

    [Fact]
    public Task A_missing_file_is_refused() =>
        FailsAsync(Path.Combine(_folder.Path, "gone.txt"), "gone.txt does not exist; check the path.");

    [UnixFact]
    public Task An_endless_device_is_refused() =>
        FailsAsync("/dev/zero", "zero is empty, or a device or pipe; give a regular file with text in it.");

    [UnixFact]
    public async Task A_pipe_that_nobody_writes_to_does_not_hang()
    {
        var pipe = Path.Combine(_folder.Path, "pipe");
        using (var mkfifo = Process.Start("mkfifo", [pipe]))
            await mkfifo.WaitForExitAsync();

        await FailsAsync(pipe, "pipe is empty, or a device or pipe; give a regular file with text in it.");
    }

    [UnixFact]
    public async Task A_link_to_a_file_reads_the_file()
    {
        _folder.Write("notes.txt", "Fix the system.");
        var link = Path.Combine(_folder.Path, "link.txt");
        File.CreateSymbolicLink(link, "notes.txt");

        Assert.Equal("Fix the system.", TextDecoder.Decode(await ReadAsync(link)));
    }

    [UnixFact]
    public async Task A_link_to_a_device_is_refused()
    {
        var link = Path.Combine(_folder.Path, "link.txt");
        File.CreateSymbolicLink(link, "/dev/zero");

        await FailsAsync(link, "link.txt is empty, or a device or pipe; give a regular file with text in it.");
    }

    private static async Task FailsAsync(string path, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<SourceException>(() => ReadAsync(path))).Message);

    private static Task<RawDocument> ReadAsync(string path) =>
        FileReader.ReadAsync(new SourceLocation.LocalFile(Path.GetFileName(path), path), CancellationToken.None);
}

/// <summary>A test on what only Unix has; visibly skipped on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "needs pipes and devices as Unix has them" : null;
}
