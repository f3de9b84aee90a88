namespace DevOpsNotes.Tests;

/// <summary>The programs of this machine.</summary>
internal static class SearchPath
{
    /// <summary>Where the first of these programs is; <see langword="null"/> when there is none of them.</summary>
    public static string? Find(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
