namespace DevOpsNotes.Bot.CommandLine;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command was understood and could not be carried out, wholly or in part.</summary>
    public const int Failure = 1;

    /// <summary>The command or a setting was not understood.</summary>
    public const int Usage = 2;
}
