namespace DevOpsNotes.Tests;

/// <summary>The checkout that the tests run in: approved files live in it, not in the build's output.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "DevOpsNotes.Bot.sln")))
                return folder;
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} lies outside the repository; run the tests from a checkout.");
    }
}
