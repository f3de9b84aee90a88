namespace DevOpsNotes.Tests;

/// <summary>
/// Compares what a test got with a file that a person read and approved. On a difference the text is left beside it as
/// "*.received.txt", which git ignores; whoever finds it right renames it to "*.approved.txt".
/// </summary>
internal static class Approved
{
    public static void Verify(string folder, string name, string actual)
    {
        var approved = Path.Combine(folder, name + ".approved.txt");
        var received = Path.Combine(folder, name + ".received.txt");
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"{name} differs from what was approved{FirstDifference(expected.Split('\n'), actual.Split('\n'))}\nRead {received}; if it is right, rename it to {Path.GetFileName(approved)}.");
    }

    private static string FirstDifference(string[] expected, string[] actual)
    {
        var line = Enumerable.Range(0, Math.Max(expected.Length, actual.Length)).First(i => expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i));
        return $" from line {line + 1} on:\n  approved: {expected.ElementAtOrDefault(line) ?? "(the end)"}\n  received: {actual.ElementAtOrDefault(line) ?? "(the end)"}";
    }
}
