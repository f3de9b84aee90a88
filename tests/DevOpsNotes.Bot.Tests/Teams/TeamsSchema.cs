using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Microsoft's schemas of what this edge gives to Teams.</summary>
internal sealed class TeamsSchema
{
    private readonly string _file;

    private TeamsSchema(string file) => _file = Repository.PathOf($"tests/DevOpsNotes.Bot.Tests/Teams/Schema/{file}");

    public static TeamsSchema OfManifests { get; } = new("MicrosoftTeams.schema.v1.29.json");

    public static TeamsSchema OfCards { get; } = new("adaptive-card.schema.1.5.0.json");

    /// <summary>For each document "valid", or what is wrong with it. Needs Node: see <see cref="NodeFactAttribute"/>.</summary>
    public async Task<string[]> Validate(params IEnumerable<JsonNode> documents)
    {
        var lines = string.Join('\n', documents.Select(document => document.ToJsonString()));
        return (await NodePackages.Run("validate.mjs", [_file], lines)).TrimEnd().Split('\n');
    }
}
