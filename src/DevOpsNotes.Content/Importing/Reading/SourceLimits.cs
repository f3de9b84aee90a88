namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>How much of a source is read at most.</summary>
public static class SourceLimits
{
    /// <summary>32 MiB, several times the largest archive of a blog or a wiki; what is larger is data and not a text.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    internal const string MaxBytesText = "32 MiB";
}
