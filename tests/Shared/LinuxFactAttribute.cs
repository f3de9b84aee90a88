namespace DevOpsNotes.Tests;

/// <summary>A fact about what only Linux has: signals, names of files, files that go while they are open.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Needs Linux.";
}
