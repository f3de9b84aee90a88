using System.Diagnostics;
using System.Globalization;

namespace DevOpsNotes.Storage.Tests.Sqlite;

/// <summary>Program.cs of this assembly, running.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;

    private WriterProcess(Process process) => _process = process;

    public static WriterProcess Start(string path, string partition, int transactions) => new(Process.Start(
        new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(WriterProcess).Assembly.Location, path, partition, $"{transactions}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!);

    /// <summary>Awaits the next acknowledged transaction; <see langword="null"/> when there is none any more.</summary>
    public async Task<int?> Next() => int.TryParse(await _process.StandardOutput.ReadLineAsync(), CultureInfo.InvariantCulture, out var batch) ? batch : null;

    /// <summary>Ends the process without any chance to tidy up, and gives what it acknowledged until then.</summary>
    public async Task<List<int>> Kill()
    {
        _process.Kill();
        return await ReadToEnd();
    }

    public async Task<List<int>> ReadToEnd()
    {
        var acknowledged = new List<int>();
        while (await Next() is { } batch)
            acknowledged.Add(batch);
        await _process.WaitForExitAsync();
        return acknowledged;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
