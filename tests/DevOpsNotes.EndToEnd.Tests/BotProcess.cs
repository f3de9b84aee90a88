using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>The bot as people start it: a process of its own, which does not outlive the test.</summary>
internal sealed partial class BotProcess : IAsyncDisposable
{
    private const int SigTerm = 15;

    // Far beyond what anything here takes: a bot that hangs fails its test instead of the whole run.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(55);

    private static readonly string[] Settings = ["Storage", "Slack", "Teams", "Web", "Import", "ASPNETCORE", "DOTNET_ENVIRONMENT", "Logging", "OTEL"];

    private readonly Process _process;
    private readonly Task<string> _error;

    private BotProcess(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the bot without its bundled lessons, so that it knows what a test tells it and nothing else.</summary>
    public static BotProcess Start(string[] arguments, params (string Name, string Value)[] environment) =>
        StartWithLessons(["--library", "off", .. arguments], environment);

    public static BotProcess StartWithLessons(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "DevOpsNotes.Bot.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // Only what a test sets may configure the bot.
        foreach (var name in start.Environment.Keys.Where(name => Settings.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new BotProcess(Process.Start(start)!);
    }

    public static async Task<Finished> Run(string[] arguments, params (string Name, string Value)[] environment)
    {
        await using var bot = Start(arguments, environment);
        return await bot.Finish();
    }

    /// <summary>The next line on standard output, or <see langword="null"/> when there is none any more.</summary>
    public async Task<string?> ReadLine()
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        return await _process.StandardOutput.ReadLineAsync(limit.Token);
    }

    /// <summary>Where it listens, as it says at its start.</summary>
    public async Task<Uri> Address()
    {
        while (await ReadLine() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
                return new Uri(match.Groups[1].Value);
        }

        throw new InvalidOperationException($"The server ended: {(await Finish()).Error}");
    }

    /// <summary>Awaits the end, and all that was said and not read yet.</summary>
    public async Task<Finished> Finish()
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        var output = await _process.StandardOutput.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return new Finished(_process.ExitCode, output, await _error);
    }

    /// <summary>Ends the process without any chance to tidy up (SIGKILL).</summary>
    public Task<Finished> Kill()
    {
        _process.Kill();
        return Finish();
    }

    /// <summary>Asks the process to end (SIGTERM).</summary>
    public void Terminate() => Assert.Equal(0, Signal(_process.Id, SigTerm));

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"Listening on (http://\S+?)[.,]? ")]
    private static partial Regex Listening();

#pragma warning disable SYSLIB1054 // The generated alternative needs unsafe code for two numbers.
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int processId, int signal);
#pragma warning restore SYSLIB1054
}
