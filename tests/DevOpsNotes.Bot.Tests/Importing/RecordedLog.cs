using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace DevOpsNotes.Bot.Tests.Importing;

/// <summary>A log that a test reads line by line, and awaits.</summary>
internal sealed class RecordedLog<T> : ILogger<T>
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    public async Task<string> Next()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _lines.Reader.ReadAsync(limit.Token);
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Writer.TryWrite($"{logLevel}: {formatter(state, exception)}");
}
