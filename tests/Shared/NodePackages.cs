using System.Diagnostics;
using System.Text;

namespace DevOpsNotes.Tests;

/// <summary>What tests need from npm: installed by "npm ci" from the lock file in tests/npm, once for each version of it.</summary>
internal static class NodePackages
{
    // Far beyond what anything here takes: a process that hangs fails its test instead of the whole run.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(3);

    private static readonly string Folder = Repository.PathOf("tests/npm");
    private static readonly string? Node = SearchPath.Find(OperatingSystem.IsWindows() ? "node.exe" : "node");
    private static readonly string? Npm = SearchPath.Find(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");
    private static readonly Lazy<Task> Installed = new(Install);

    /// <summary>Why tests cannot use them; <see langword="null"/> when they can, and on CI, where Node must not be missing.</summary>
    public static string? WhyNot { get; } = (Node is not null && Npm is not null) || Environment.GetEnvironmentVariable("CI") == "true" ? null : "Needs Node and npm (Debian: apt-get install nodejs npm).";

    /// <summary>The text of a file of a package.</summary>
    public static async Task<string> Read(string file)
    {
        await Installed.Value;
        return await File.ReadAllTextAsync(Path.Combine(Folder, "node_modules", file));
    }

    /// <summary>What a script in tests/npm writes.</summary>
    /// <param name="script">The name of the script.</param>
    /// <param name="arguments">What it is started with.</param>
    /// <param name="input">What it reads from standard input.</param>
    public static async Task<string> Run(string script, string[] arguments, string input)
    {
        await Installed.Value;
        return await RunToEnd(Node, [script, .. arguments], input);
    }

    /// <summary>A script in tests/npm, running. It is one that ends when its input does, so that it does not outlive the tests.</summary>
    /// <param name="script">The name of the script.</param>
    /// <param name="arguments">What it is started with.</param>
    /// <param name="environment">What is added to the environment.</param>
    public static async Task<Process> Start(string script, string[] arguments, params (string Name, string Value)[] environment)
    {
        await Installed.Value;
        return StartProcess(Node, [script, .. arguments], environment);
    }

    /// <summary>What a program writes.</summary>
    /// <param name="program">A module that needs no packages.</param>
    /// <param name="arguments">What it is started with.</param>
    public static Task<string> RunProgram(string program, params string[] arguments) => RunToEnd(Node, ["--input-type=module", "-", .. arguments], program);

    /// <summary>Several processes of tests run at once: one installs, the others wait for it.</summary>
    private static async Task Install()
    {
        // Beside node_modules, which npm empties. The lock ends with the process that holds it, however that ends.
        await using var installing = await Lock(Path.Combine(Folder, ".installing"));
        var marker = Path.Combine(Folder, "node_modules", ".installed");
        var wanted = await File.ReadAllTextAsync(Path.Combine(Folder, "package-lock.json"));
        if (File.Exists(marker) && await File.ReadAllTextAsync(marker) == wanted)
            return;
        // Nothing here needs what packages run when they are installed.
        await RunToEnd(Npm, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], input: "");
        await File.WriteAllTextAsync(marker, wanted);
    }

    private static async Task<FileStream> Lock(string path)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waiting.Elapsed < TimeLimit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    private static async Task<string> RunToEnd(string? program, string[] arguments, string input)
    {
        using var process = StartProcess(program, arguments);
        using var limit = new CancellationTokenSource(TimeLimit);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            var told = await Tell(process, input, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0 && told, $"{Path.GetFileName(program)} {string.Join(' ', arguments)} failed in tests/npm: {await error}{await output}");
            return await output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process StartProcess(string? program, string[] arguments, params (string Name, string Value)[] environment)
    {
        Assert.True(program is not null, "There is no Node, or no npm, on this machine.");
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Whether the process read its input: one that ended early says why on its error output.</summary>
    private static async Task<bool> Tell(Process process, string input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
