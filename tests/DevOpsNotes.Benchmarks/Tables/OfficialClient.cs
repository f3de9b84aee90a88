using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DevOpsNotes.Tests;

namespace DevOpsNotes.Benchmarks.Tables;

/// <summary>Microsoft's client for JavaScript, in a process of its own: tests/npm/table-speed.mjs.</summary>
internal sealed class OfficialClient : IDisposable
{
    private readonly Process _process;

    private OfficialClient(Process process) => _process = process;

    public static async Task<OfficialClient> Start(string connectionString, int operations, int concurrency) =>
        new(await NodePackages.Start("table-speed.mjs", [connectionString, $"{operations}", $"{concurrency}"]));

    public async Task<Round> Run(int round)
    {
        await _process.StandardInput.WriteLineAsync(round.ToString(CultureInfo.InvariantCulture));
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() is { } line
            ? JsonSerializer.Deserialize<Round>(line, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException(await _process.StandardError.ReadToEndAsync());
    }

    /// <summary>It ends when its input does.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.Dispose();
    }
}
