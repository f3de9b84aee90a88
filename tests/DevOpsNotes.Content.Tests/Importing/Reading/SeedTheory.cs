namespace DevOpsNotes.Content.Tests.Importing.Reading;

/// <summary>A theory on the documents that lie beside the repository; visibly skipped where they do not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SeedTheoryAttribute : TheoryAttribute
{
    public SeedTheoryAttribute() => Skip = new SeedFactAttribute().Skip;
}
