namespace DevOpsNotes.Content.Library;

/// <summary>Something that is wrong with the bundled library, for the person who mends it.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="What">What is wrong, in one sentence.</param>
public sealed record LibraryProblem(string File, int Line, string What)
{
    public override string ToString() => $"{File}:{Line}: {What}";
}
