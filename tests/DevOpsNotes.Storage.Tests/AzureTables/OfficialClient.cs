using System.Text.Json;

namespace DevOpsNotes.Storage.Tests.AzureTables;

/// <summary>A table through Microsoft's client for JavaScript. Its verbs: tests/npm/tables.mjs.</summary>
internal sealed class OfficialClient(string connectionString, string table)
{
    /// <summary>What it answers to one command.</summary>
    public async Task<JsonElement> Do(params object?[] command) => (await DoAll([command]))[0];

    /// <summary>What it answers to each command, one after the other.</summary>
    public async Task<JsonElement[]> DoAll(IEnumerable<object?[]> commands)
    {
        var lines = string.Join('\n', commands.Select(command => JsonSerializer.Serialize(command)));
        var answers = await NodePackages.Run("tables.mjs", [connectionString, table], lines);
        return [.. answers.TrimEnd('\n').Split('\n').Select(answer => JsonElement.Parse(answer))];
    }

    /// <summary>The rows of a partition.</summary>
    /// <param name="partition">Its key.</param>
    /// <param name="filter">What else they are to meet, as OData.</param>
    public async Task<List<TableRow>> Query(string partition, string? filter = null)
    {
        var rows = await Do("query", $"PartitionKey eq '{partition}'" + (filter is null ? "" : " and " + filter));
        return [.. rows.EnumerateArray().Select(EdmJson.Read)];
    }
}
