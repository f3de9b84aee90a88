using System.Diagnostics;
using System.Reflection;

namespace DevOpsNotes.Bot.Tests.Infra;

/// <summary>Microsoft's compiler of Bicep, on a copy of infra/: it leaves files beside what it compiles.</summary>
internal static class Bicep
{
    // Far beyond what anything here takes: a compiler that hangs fails its test instead of the whole run.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    private static readonly string? Compiler =
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "Bicep")?.Value;

    /// <summary>Why there is none; <see langword="null"/> when there is one, and on CI, where it must not be missing.</summary>
    public static string? WhyNot { get; } = File.Exists(Compiler) || Environment.GetEnvironmentVariable("CI") == "true" ? null : "Needs the Bicep compiler, which comes with the packages on Linux (x64).";

    public static string Folder { get; } = Repository.PathOf("infra");

    /// <summary>The whole template, all modules in it, as Azure takes it.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">The compiler or its linter has something to say.</exception>
    public static async Task<string> Build()
    {
        using var copy = new Copy();
        return await Run(copy.Path, "build", "main.bicep", "--stdout");
    }

    /// <summary>What a file of parameters would deploy, with everything worked out that is known before.</summary>
    /// <param name="parameters">The text of a .bicepparam file.</param>
    /// <exception cref="Xunit.Sdk.XunitException">The compiler or its linter has something to say.</exception>
    public static async Task<string> Snapshot(string parameters)
    {
        using var copy = new Copy();
        await File.WriteAllTextAsync(Path.Combine(copy.Path, "test.bicepparam"), parameters);
        await Run(
            copy.Path,
            "snapshot",
            "test.bicepparam",
            "--tenant-id",
            "22222222-2222-2222-2222-222222222222",
            "--subscription-id",
            "11111111-1111-1111-1111-111111111111",
            "--resource-group",
            "devopsnotes",
            "--location",
            "westeurope");
        return await File.ReadAllTextAsync(Path.Combine(copy.Path, "test.snapshot.json"));
    }

    private static async Task<string> Run(string folder, params string[] arguments)
    {
        Assert.True(Compiler is not null, "There is no Bicep compiler for this machine.");
        using var process = Process.Start(new ProcessStartInfo(Compiler, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Of the compiler itself: it is to run on machines without ICU, too.
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        })!;
        using var limit = new CancellationTokenSource(TimeLimit);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            // Warnings do not change the exit code.
            Assert.True(process.ExitCode == 0 && (await error).Length == 0, $"bicep {string.Join(' ', arguments)}: {await error}");
            return await output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private sealed class Copy : IDisposable
    {
        public Copy()
        {
            foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            {
                var place = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Folder, file));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place)!);
                File.Copy(file, place);
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory().FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
