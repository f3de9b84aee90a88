namespace DevOpsNotes.EndToEnd.Tests.Pages;

/// <summary>A fact that needs Chromium: without one it is skipped, but on CI it runs and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.WhyNot;
}
