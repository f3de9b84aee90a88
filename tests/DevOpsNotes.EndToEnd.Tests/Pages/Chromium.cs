namespace DevOpsNotes.EndToEnd.Tests.Pages;

/// <summary>The browser of this machine.</summary>
internal static class Chromium
{
    /// <summary>Where it is; <see langword="null"/> when there is none.</summary>
    public static string? Path { get; } = SearchPath.Find("chromium", "chromium-browser", "google-chrome", "chrome");

    /// <summary>Why tests cannot use it; <see langword="null"/> when they can, and on CI, where it must not be missing.</summary>
    public static string? WhyNot { get; } = Path is not null || Environment.GetEnvironmentVariable("CI") == "true" ? null : "Needs Chromium (Debian: apt-get install chromium).";
}
