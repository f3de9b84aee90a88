using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>What Slack refuses in a message, as far as the documents tell (https://docs.slack.dev/reference/block-kit).</summary>
internal static class SlackRules
{
    private static readonly Dictionary<string, int> LongestText = new() { ["header"] = 150, ["button"] = 75, ["section"] = 3000, ["context"] = 3000, ["text"] = 3000 };

    /// <summary>One line for each rule that a message or view breaks.</summary>
    public static IEnumerable<string> Broken(JsonElement message)
    {
        var blocks = message.GetProperty("blocks").EnumerateArray().ToList();
        if (blocks.Count > 50)
            yield return $"{blocks.Count} blocks";
        var characters = blocks.SelectMany(Descendants).Sum(part => part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()!.Length : 0);
        if (characters > 10_000)
            yield return $"{characters} characters";
        foreach (var broken in blocks.SelectMany(Of))
            yield return broken;
        // Those of inputs are told apart by their blocks.
        var actions = blocks.Where(block => !block.GetProperty("type").ValueEquals("input")).SelectMany(block => Descendants(block).Where(part => part.TryGetProperty("action_id", out _))).Select(part => part.GetProperty("action_id").GetString()).ToList();
        if (actions.Distinct().Count() < actions.Count)
            yield return "an action_id stands twice";
    }

    private static IEnumerable<string> Of(JsonElement block)
    {
        var type = block.GetProperty("type").GetString()!;
        if (block.TryGetProperty("elements", out var elements) && elements.GetArrayLength() is var count && (count == 0 || (type == "actions" && count > 25) || (type == "context" && count > 10)))
            yield return $"{type} with {count} elements";
        foreach (var part in Descendants(block))
        {
            if (part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is var words && (words!.Length == 0 || words.Length > LongestText[type == "header" ? "header" : "text"]))
                yield return $"{type}: text of {words!.Length} characters";
            if (part.TryGetProperty("value", out var value) && value.GetString()!.Length is 0 or > 2000)
                yield return "a button's value is empty or too long";
            if (part.TryGetProperty("options", out var options) && (options.GetArrayLength() is 0 or > 100 || options.EnumerateArray().Any(option => option.GetProperty("text").GetProperty("text").GetString()!.Length > 75)))
                yield return "a select has too few or many options, or one that is too long";
            if (part.TryGetProperty("type", out var menu) && menu.ValueEquals("overflow") && (part.GetProperty("options").GetArrayLength() > 5 || part.GetProperty("options").EnumerateArray().Any(option => option.GetProperty("value").GetString()!.Length > 150)))
                yield return "a menu has too many options, or one that carries too much";
            if (part.TryGetProperty("type", out var kind) && kind.ValueEquals("button") && part.GetProperty("text").GetProperty("text").GetString()!.Length > 75)
                yield return "a button's label is too long";
        }
    }

    /// <summary>A JSON object and all objects in it.</summary>
    public static IEnumerable<JsonElement> Descendants(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Descendants(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Descendants),
        _ => [],
    };
}
