using System.Diagnostics;
using System.Globalization;

namespace DevOpsNotes.Tests;

/// <summary>Azure's storage emulator, its table service alone: a process of its own, which does not outlive this one.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    private const string Key = "Zm9yIHRlc3RzIG9ubHk=";
    private const string Listening = "Listening on ";

    // As many as one environment variable holds on every system.
    private const int Accounts = 800;

    // Far beyond what it takes: one that hangs fails its tests instead of the whole run.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(55);

    private static readonly Lazy<Task<Azurite>> InMemory = new(() => Start());

    private readonly Process _process;
    private readonly Task<string> _output;
    private int _accounts;

    private Azurite(Process process, int port)
    {
        (_process, Port) = (process, port);
        // It waits when its words are not read.
        _output = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>One for all tests of an assembly, in memory, until the process ends.</summary>
    public static Task<Azurite> Shared => InMemory.Value;

    public int Port { get; }

    /// <summary>Starts one.</summary>
    /// <param name="folder">Where it keeps its rows; without it, in memory. It saves them every five seconds and at a kind end.</param>
    /// <param name="port">Where it listens; 0 for any port that is free.</param>
    public static async Task<Azurite> Start(string? folder = null, int port = 0)
    {
        string[] persistence = folder is null ? ["--inMemoryPersistence"] : ["--location", folder];
        var process = await NodePackages.Start(
            "azurite.mjs",
            ["--tableHost", "127.0.0.1", "--tablePort", $"{port}", "--silent", "--disableTelemetry", "--skipApiVersionCheck", .. persistence],
            ("AZURITE_ACCOUNTS", string.Join(';', Enumerable.Range(1, Accounts).Select(number => $"{NameOf(number)}:{Key}"))));
        try
        {
            return new Azurite(process, await PortOf(process));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>The connection string of an account that nobody else has.</summary>
    public string NewAccount()
    {
        var number = Interlocked.Increment(ref _accounts);
        Assert.InRange(number, 1, Accounts);
        return $"DefaultEndpointsProtocol=http;AccountName={NameOf(number)};AccountKey={Key};TableEndpoint=http://127.0.0.1:{Port}/{NameOf(number)};";
    }

    /// <summary>Ends it kindly: what it keeps in a folder is saved.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(limit.Token);
        await _output;
        _process.Dispose();
    }

    private static string NameOf(int number) => $"account{number}";

    private static async Task<int> PortOf(Process process)
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        var error = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
                return int.Parse(line[Listening.Length..], CultureInfo.InvariantCulture);
        }

        throw new InvalidOperationException($"Azurite ended: {await error}");
    }
}
