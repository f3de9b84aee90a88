namespace DevOpsNotes.Content.Tests.Importing.Reading;

/// <summary>A test on the documents that lie beside the repository; visibly skipped where they do not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SeedFactAttribute : FactAttribute
{
    public SeedFactAttribute() => Skip = Seeds.Folder is null ? "needs ../shared/seeds beside the repository" : null;
}

internal static class Seeds
{
    public static string? Folder { get; } = Ancestors(AppContext.BaseDirectory)
        .Where(folder => File.Exists(Path.Combine(folder, "DevOpsNotes.Bot.sln")))
        .Select(root => Path.GetFullPath(Path.Combine(root, "../shared/seeds")))
        .FirstOrDefault(Directory.Exists);

    public static string Read(string prefix) =>
        File.ReadAllText(Directory.GetFiles(Folder!, prefix + "*.txt").Single());

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
            yield return current;
    }
}
