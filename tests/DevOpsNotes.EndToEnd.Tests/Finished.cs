namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>How a process ended, and what it said.</summary>
internal sealed record Finished(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Asserts success and silence on the error stream.</summary>
    public Finished Succeeded()
    {
        Assert.True(ExitCode == 0 && Error.Length == 0, $"Exit code {ExitCode}, and on the error stream: {Error}");
        return this;
    }
}
