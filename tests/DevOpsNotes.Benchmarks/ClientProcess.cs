using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DevOpsNotes.Tests;

namespace DevOpsNotes.Benchmarks;

/// <summary>A client in a process of its own, so that the processor time is all its own. It does a round for each line that it reads.</summary>
internal sealed class ClientProcess : IDisposable
{
    private readonly Process _process;

    private ClientProcess(Process process) => _process = process;

    /// <summary>A script in tests/npm.</summary>
    public static async Task<ClientProcess> Script(string script, params string[] arguments) => new(await NodePackages.Start(script, arguments));

    /// <summary>Ours.</summary>
    /// <param name="environment">Settings of the runtime.</param>
    /// <param name="arguments">As <c>Program.cs</c> takes them.</param>
    public static ClientProcess Ours((string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new ClientProcess(Process.Start(start)!);
    }

    /// <summary>Reads what it writes without being told to.</summary>
    public async Task<string> Read() => await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("A client ended before it was done.");

    /// <summary>Has it do a round.</summary>
    /// <param name="told">The number of the round, or how much it is to do.</param>
    public async Task<T> Run<T>(int told)
    {
        await _process.StandardInput.WriteLineAsync(told.ToString(CultureInfo.InvariantCulture));
        await _process.StandardInput.FlushAsync();
        return JsonSerializer.Deserialize<T>(await Read(), JsonSerializerOptions.Web)!;
    }

    /// <summary>It ends when its input does.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.Dispose();
    }
}
