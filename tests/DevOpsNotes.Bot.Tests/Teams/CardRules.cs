using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What may stand in a card.</summary>
internal static class CardRules
{
    /// <summary>The elements and actions that the bot's cards have: none that reads markup.</summary>
    public static IReadOnlyList<string> Types { get; } =
        ["AdaptiveCard", "RichTextBlock", "TextRun", "Container", "ColumnSet", "Column", "ActionSet", "Action.Execute", "Action.Submit", "Action.OpenUrl", "Input.Text", "Input.ChoiceSet", "task/fetch"];

    /// <summary>A JSON object and all objects in it.</summary>
    public static IEnumerable<JsonElement> Descendants(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Descendants(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Descendants),
        _ => [],
    };
}
