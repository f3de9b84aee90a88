namespace DevOpsNotes.Bot.Tests.Infra;

/// <summary>A page that operators read.</summary>
internal sealed record OperatorPage(string Name, string Text)
{
    public static IReadOnlyList<OperatorPage> All { get; } =
        [.. new[] { "README.md", "OPERATING.md", "SLO.md", "RUNBOOK.md" }.Select(name => new OperatorPage(name, File.ReadAllText(Path.Combine(Bicep.Folder, name))))];
}
