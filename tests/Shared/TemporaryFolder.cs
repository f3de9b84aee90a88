namespace DevOpsNotes.Tests;

/// <summary>
/// A folder of its own for one test, in memory where the system offers that: what a store has synced to a disk waits for whatever
/// other tests write there.
/// </summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    /// <summary>Containers are often given little, and all tests together write less than this.</summary>
    private const long Enough = 1L << 30;

    public string Path { get; } = Create();

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Create()
    {
        try
        {
            if (OperatingSystem.IsLinux() && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Enough)
                return Directory.CreateDirectory($"{Memory}/devopsnotes-{Guid.NewGuid():N}", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // It is there, and not for everybody.
        }

        return Directory.CreateTempSubdirectory("devopsnotes-").FullName;
    }
}
