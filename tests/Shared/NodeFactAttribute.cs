namespace DevOpsNotes.Tests;

/// <summary>A fact that needs Node: without it the fact is skipped, but on CI it runs and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodePackages.WhyNot;
}
