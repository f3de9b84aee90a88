namespace DevOpsNotes.EndToEnd.Tests.Pages;

/// <summary>The bot as "dotnet run" starts it, with its bundled lessons.</summary>
public sealed class ServedBot : IAsyncLifetime, IDisposable
{
    private readonly Desk _desk = new();
    private BotProcess? _process;

    public Uri Address { get; private set; } = new("http://localhost");

    public Task InitializeAsync() => Start("http://127.0.0.1:0");

    /// <summary>Ends the process and starts another on the same store and address.</summary>
    public async Task Restart()
    {
        await _process!.DisposeAsync();
        await Start(Address.AbsoluteUri.TrimEnd('/'));
    }

    public async Task DisposeAsync() => await _process!.DisposeAsync();

    public void Dispose() => _desk.Dispose();

    /// <summary>Imports a document as an operator does, beside the running server.</summary>
    internal async Task Import(string name, string content) => (await _desk.Run("import", _desk.Write(name, content))).Succeeded();

    private async Task Start(string urls)
    {
        _process = BotProcess.StartWithLessons(["serve", "--urls", urls, "--data", _desk.Data], ("ASPNETCORE_ENVIRONMENT", "Development"));
        Address = await _process.Address();
    }
}
