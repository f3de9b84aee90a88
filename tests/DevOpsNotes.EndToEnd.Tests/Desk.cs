using System.Text.Json;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Sqlite;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>One person's folder with documents, and a store beside them that every command of the test uses.</summary>
internal sealed class Desk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Data => _folder.PathOf("data");

    public string PathOf(string name) => _folder.PathOf(Path.Combine("documents", name));

    public string Write(string name, string content) => _folder.Write(Path.Combine("documents", name), content);

    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public Task<Finished> Run(params string[] arguments) => BotProcess.Run([.. arguments, "--data", Data]);

    public Task<Finished> RunAllowingPrivateAddresses(params string[] arguments) =>
        BotProcess.Run([.. arguments, "--data", Data], ("Import__AllowPrivateAddresses", "true"));

    public BotProcess Start(params string[] arguments) => BotProcess.Start([.. arguments, "--data", Data]);

    /// <summary>All notes that <c>export</c> prints, with the given further arguments.</summary>
    public async Task<IReadOnlyList<JsonElement>> Export(params string[] arguments) =>
        [.. (await Run(["export", .. arguments])).Succeeded().Lines.Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>What the store holds, read by this process: each source's notes by its key.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Texts()
    {
        await using var tables = await SqliteTables.Open(Path.Combine(Data, "devopsnotes.db"));
        var store = await NoteStore.Open(tables, TimeProvider.System, CancellationToken.None);
        var texts = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var head in await store.Sources(Scope.Shared, CancellationToken.None))
            texts[head.Key] = [.. (await store.Notes(head, CancellationToken.None)).Select(note => note.Note.Text)];
        return texts;
    }

    public void Dispose() => _folder.Dispose();
}
