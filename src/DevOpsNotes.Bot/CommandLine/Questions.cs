using System.Text.Json;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary>Reads the questions of <c>ask --batch</c>: one JSON object a line, <c>{"id": ..., "query": "..."}</c>.</summary>
internal static class Questions
{
    /// <summary>All questions; an id may be any JSON value and is given back as it was.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or a line is no question; the message names the line.</exception>
    public static IReadOnlyList<(JsonElement Id, string Query)> Read(FileInfo file)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be read: {e.Message}");
        }

        var questions = new List<(JsonElement, string)>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
                questions.Add(Read(lines[i]) ?? throw new SettingsException($"{file}, line {i + 1}: not a JSON object with \"id\" and \"query\"."));
        }

        return questions;
    }

    private static (JsonElement Id, string Query)? Read(string line)
    {
        try
        {
            var json = JsonDocument.Parse(line).RootElement;
            _ = JsonSerializer.Serialize(json);
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var id) && json.TryGetProperty("query", out var query) && query.ValueKind == JsonValueKind.String
                ? (id, query.GetString()!)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter for half a surrogate pair, which is JSON and no text: it could not be given back.
            return null;
        }
    }
}
