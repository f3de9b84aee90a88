using System.Text.Json;

namespace DevOpsNotes.Tests;

/// <summary>What Slack gives back of a form (https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload).</summary>
internal static class SlackForm
{
    /// <summary>The state of a view that was filled in; inputs that are not given are as the form has them.</summary>
    /// <param name="view">The form, as the bot opened it.</param>
    /// <param name="given">What is typed or chosen, by the block of its input.</param>
    public static object Filled(JsonElement view, params (string Field, string? Value)[] given)
    {
        var typed = given.ToDictionary(value => value.Field, value => value.Value);
        var inputs = view.GetProperty("blocks").EnumerateArray().Where(block => block.GetProperty("type").ValueEquals("input"));
        return new { values = inputs.ToDictionary(input => input.GetProperty("block_id").GetString()!, input => Filled(input, typed)) };
    }

    private static Dictionary<string, object> Filled(JsonElement input, Dictionary<string, string?> given)
    {
        var element = input.GetProperty("element");
        var action = element.GetProperty("action_id").GetString()!;
        var name = input.GetProperty("block_id").GetString()!;
        if (element.GetProperty("type").ValueEquals("static_select"))
        {
            var chosen = given.GetValueOrDefault(name) ?? element.GetProperty("initial_option").GetProperty("value").GetString();
            var option = element.GetProperty("options").EnumerateArray().Single(option => option.GetProperty("value").GetString() == chosen);
            return new() { [action] = new { type = "static_select", selected_option = option } };
        }

        var value = given.TryGetValue(name, out var text) ? text : element.TryGetProperty("initial_value", out var initial) ? initial.GetString() : null;
        return new() { [action] = new { type = "plain_text_input", value } };
    }
}
