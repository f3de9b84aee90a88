using System.Diagnostics;

namespace DevOpsNotes.EndToEnd.Tests.Pages;

/// <summary>What tests need from npm: installed by "npm ci" from the lock file in tests/npm, once for each version of it.</summary>
internal static class NodePackages
{
    private static readonly Lazy<Task<string>> Installed = new(Install);

    /// <summary>The text of a file of a package.</summary>
    public static async Task<string> Read(string file) => await File.ReadAllTextAsync(Path.Combine(await Installed.Value, "node_modules", file));

    private static async Task<string> Install()
    {
        var folder = Repository.PathOf("tests/npm");
        var marker = Path.Combine(folder, "node_modules", ".installed");
        var wanted = await File.ReadAllTextAsync(Path.Combine(folder, "package-lock.json"));
        if (File.Exists(marker) && await File.ReadAllTextAsync(marker) == wanted)
            return folder;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var error = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, $"npm ci failed in tests/npm: {error}{await output}");
        await File.WriteAllTextAsync(marker, wanted);
        return folder;
    }
}
