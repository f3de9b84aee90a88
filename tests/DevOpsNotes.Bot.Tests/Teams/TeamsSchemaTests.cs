using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Teams;

public sealed class TeamsSchemaTests
{
    [NodeFact]
    public async Task A_card_of_known_elements_is_valid_and_no_other()
    {
        var verdicts = await TeamsSchema.OfCards.Validate(Card("TextBlock"), Card("Textblock"));

        Assert.Equal("valid", verdicts[0]);
        Assert.Contains("data/body/0/type must be equal to one of the allowed values", verdicts[1], StringComparison.Ordinal);
    }

    private static JsonObject Card(string element) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = new JsonArray(new JsonObject { ["type"] = element, ["text"] = "Toil" }),
    };
}
