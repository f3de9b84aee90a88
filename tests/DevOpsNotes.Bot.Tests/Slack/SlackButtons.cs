using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>The buttons of a message or view.</summary>
internal static class SlackButtons
{
    public static IEnumerable<JsonElement> In(JsonElement shown) =>
        SlackRules.Descendants(shown).Where(part => part.TryGetProperty("type", out var type) && type.ValueEquals("button"));

    /// <summary>The options behind three dots.</summary>
    public static IEnumerable<JsonElement> Menu(JsonElement shown) =>
        SlackRules.Descendants(shown).Where(part => part.TryGetProperty("type", out var type) && type.ValueEquals("overflow")).SelectMany(menu => menu.GetProperty("options").EnumerateArray());

    public static IReadOnlyList<string> Labels(JsonElement shown) => [.. In(shown).Select(Label)];

    public static JsonElement Labelled(JsonElement shown, string label) => In(shown).Single(button => Label(button) == label);

    public static string Label(JsonElement button) => button.GetProperty("text").GetProperty("text").GetString()!;
}
