using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;

namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>
/// Buttons behind three dots (https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element). All options come
/// back under the one name of the menu, so each says in its value what it does.
/// </summary>
internal static class BlockMenu
{
    /// <summary>https://docs.slack.dev/reference/block-kit/composition-objects/option-object.</summary>
    private const int LongestValue = 150;
    private const char Separator = ':';

    /// <summary>Whether a button can be an option: what it carries is short.</summary>
    public static bool Takes(Button button) => ValueOf(button).Length <= LongestValue;

    /// <summary>Writes a menu of at most <see cref="Answer.LongestMenu"/> buttons.</summary>
    public static void Write(Utf8JsonWriter json, string actionId, IReadOnlyList<Button> options)
    {
        json.WriteStartObject();
        json.WriteString("type", "overflow");
        json.WriteString("action_id", actionId);
        json.WriteStartArray("options");
        foreach (var option in options)
        {
            json.WriteStartObject();
            PlainText.Write(json, "text", option.Label);
            json.WriteString("value", ValueOf(option));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The action and the value of the button that an option stands for.</summary>
    public static (string Action, string Value) Read(string option) =>
        option.Split(Separator, 2) is [var action, var value] ? (action, value) : (option, "");

    private static string ValueOf(Button button) => $"{button.Action}{Separator}{button.Value}";
}
