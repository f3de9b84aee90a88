using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;

namespace DevOpsNotes.Bot.Teams.Rendering;

/// <summary>
/// Buttons of cards. What a button carries comes back as its action and value, perhaps tampered with; how it comes back
/// depends on the client: the newer ones run <c>Action.Execute</c>, the others its fallback, <c>Action.Submit</c>
/// (https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model).
/// </summary>
internal static class CardAction
{
    private const string Action = "action";
    private const string Value = "value";
    private const int LongestAction = 100;

    /// <summary>The name of a form that is sent; its fields stand beside it.</summary>
    public const string Form = "form";

    /// <summary>The state of a form that is sent.</summary>
    public const string State = "state";

    /// <summary>What a button brought back; <see langword="null"/> when no card of this bot can have it.</summary>
    /// <param name="data">The data of the button.</param>
    public static (string Action, string Value)? Read(ForeignJson data) =>
        data.Text(Action) is { Length: <= LongestAction } action && (data.Text(Value) ?? "") is { Length: <= Button.LongestValue } value ? (action, value) : null;

    /// <summary>A button.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="button">What it does.</param>
    /// <param name="isInForm">It stands in the place of a form, where buttons send and open nothing else.</param>
    public static void Write(Utf8JsonWriter json, Button button, bool isInForm)
    {
        if (isInForm)
            Submit(json, button with { OpensForm = false });
        else if (button.OpensForm)
            Submit(json, button);
        else
            Execute(json, button);
    }

    /// <summary>What sends a form.</summary>
    public static void Write(Utf8JsonWriter json, Dialog form)
    {
        json.WriteStartObject();
        json.WriteString("type", "Action.Submit");
        json.WriteString("title", form.Submit);
        json.WriteStartObject("data");
        json.WriteString(Form, form.Name);
        json.WriteString(State, form.State);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Execute(Utf8JsonWriter json, Button button)
    {
        json.WriteStartObject();
        json.WriteString("type", "Action.Execute");
        json.WriteString("title", CardText.Label(button.Label));
        json.WriteString("verb", button.Action);
        Data(json, button);
        json.WritePropertyName("fallback");
        Submit(json, button);
        json.WriteEndObject();
    }

    private static void Submit(Utf8JsonWriter json, Button button)
    {
        json.WriteStartObject();
        json.WriteString("type", "Action.Submit");
        json.WriteString("title", CardText.Label(button.Label));
        Data(json, button);
        json.WriteEndObject();
    }

    private static void Data(Utf8JsonWriter json, Button button)
    {
        json.WriteStartObject("data");
        if (button.OpensForm)
        {
            json.WriteStartObject("msteams");
            json.WriteString("type", "task/fetch");
            json.WriteEndObject();
        }

        json.WriteString(Action, button.Action);
        json.WriteString(Value, button.Value);
        json.WriteEndObject();
    }
}
