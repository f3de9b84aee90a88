using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DevOpsNotes.Tests;

namespace DevOpsNotes.Benchmarks.Tables;

/// <summary>A client in a process of its own, so that the processor time is all its own. It does a round for each line that it reads.</summary>
internal sealed class ClientProcess : IDisposable
{
    private readonly Process _process;

    private ClientProcess(Process process) => _process = process;

    /// <summary>Microsoft's, for JavaScript.</summary>
    public static async Task<ClientProcess> Official(params string[] arguments) => new(await NodePackages.Start("table-speed.mjs", arguments));

    /// <summary>Ours.</summary>
    /// <param name="environment">A setting of the runtime, if any.</param>
    /// <param name="arguments">Of <see cref="OurClient"/>.</param>
    public static ClientProcess Ours((string Name, string Value)? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["tables", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (environment is var (name, value))
            start.Environment[name] = value;
        return new ClientProcess(Process.Start(start)!);
    }

    public async Task<Round> Run(int round)
    {
        await _process.StandardInput.WriteLineAsync(round.ToString(CultureInfo.InvariantCulture));
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() is { } line
            ? JsonSerializer.Deserialize<Round>(line, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException("A client ended before it was done.");
    }

    /// <summary>It ends when its input does.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.Dispose();
    }
}
