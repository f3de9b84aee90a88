using System.Text.Json;
using System.Text.Json.Serialization;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary>A change of a quote as other programs see it.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Who">The platform's id of the person, or "operator"; <see langword="null"/> for one who was forgotten.</param>
/// <param name="What">What was done, such as "taken_back".</param>
/// <param name="Note">The id of the quote.</param>
internal sealed record ChangeJson(DateTimeOffset At, string? Who, string What, string Note)
{
    /// <summary>One line of JSON.</summary>
    public static string Serialize(RecordedChange change) => JsonSerializer.Serialize(
        new ChangeJson(change.At, change.Who.Length == 0 ? null : change.Who, JsonNamingPolicy.SnakeCaseLower.ConvertName(change.What.ToString()), change.Note),
        ChangeJsonContext.Default.ChangeJson);
}

/// <summary>Serializer metadata made at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ChangeJson))]
internal sealed partial class ChangeJsonContext : JsonSerializerContext;
