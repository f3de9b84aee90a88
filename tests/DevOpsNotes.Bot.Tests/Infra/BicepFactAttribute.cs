namespace DevOpsNotes.Bot.Tests.Infra;

/// <summary>A fact that needs the Bicep compiler: without it the fact is skipped, but on CI it runs and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute() => Skip = Bicep.WhyNot;
}
