namespace DevOpsNotes.Bot.Importing;

/// <summary>Public sources to begin with, from starter-sources.txt: an address a line, # begins a remark.</summary>
internal static class StarterSources
{
    public static IReadOnlyList<string> Read() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "starter-sources.txt"))
            .Select(line => line.Split('#')[0].Trim())
            .Where(line => line.Length > 0)];
}
