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
    /// <param name="isInMenu">It stands behind three dots (https://adaptivecards.io/explorer/Action.Execute.html, mode); a client that has no such menu shows it beside the others.</param>
    public static void Write(Utf8JsonWriter json, Button button, bool isInForm, bool isInMenu = false)
    {
        if (isInForm)
            Submit(json, button with { OpensForm = false }, isInMenu);
        else if (button.OpensForm)
            Submit(json, button, isInMenu);
        else
            Execute(json, button, isInMenu);
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

    private static void Execute(Utf8JsonWriter json, Button button, bool isInMenu)
    {
        Begin(json, "Action.Execute", button, isInMenu);
        json.WriteString("verb", button.Action);
        Data(json, button);
        json.WritePropertyName("fallback");
        Submit(json, button, isInMenu);
        json.WriteEndObject();
    }

    private static void Submit(Utf8JsonWriter json, Button button, bool isInMenu)
    {
        Begin(json, "Action.Submit", button, isInMenu);
        Data(json, button);
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string type, Button button, bool isInMenu)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("title", CardText.Label(button.Label));
        if (isInMenu)
            json.WriteString("mode", "secondary");
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
