using System.Text.Json;
using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>People who save words of each other in Teams, as Teams tells of it.</summary>
internal sealed class Quoting(TeamsHost bot)
{
    public const string Words = "Zebras drain the zanzibar queue before the worker starts.";

    /// <summary>Wrote what is saved.</summary>
    public const string Bo = "9f0c0000-0000-4000-8000-00000000b0b0";
    public const string BoChat = "a:1bo";

    /// <summary>Another one.</summary>
    public const string Cy = "9f0c0000-0000-4000-8000-00000000c1c1";

    public const string Foreign = "11111111-2222-3333-4444-555555555555";

    private const string MessageId = "1790000000009";

    public static string LinkTo(string host) => $"https://{host}/l/message/19%3Achan%40thread.tacv2/{MessageId}?tenantId={TokenForge.Tenant}";

    /// <summary>A message of Bo's.</summary>
    public static JsonObject Message(string html = $"<div><p>{Words}</p></div>", string id = MessageId) => new()
    {
        ["id"] = id,
        ["replyToId"] = null,
        ["createdDateTime"] = "2026-02-28T23:59:00.000Z",
        ["deleted"] = false,
        ["linkToMessage"] = LinkTo("teams.microsoft.com"),
        ["importance"] = "normal",
        ["from"] = new JsonObject { ["device"] = null, ["application"] = null, ["user"] = new JsonObject { ["userIdentityType"] = "aadUser", ["id"] = Bo, ["displayName"] = "Bo Writer" } },
        ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html },
        ["attachments"] = new JsonArray(),
        ["mentions"] = new JsonArray(),
    };

    /// <summary>A channel of a kind; <see langword="null"/> for one of which Teams does not say it.</summary>
    public static JsonObject InChannel(string? kind)
    {
        var where = Said.InChannel("");
        if (kind is not null)
            where["channelData"]!["channel"]!["type"] = kind;
        return where;
    }

    /// <summary>Bo's chat with the bot.</summary>
    public static JsonObject InChatOfBo(string text = "")
    {
        var chat = By(Bo, Said.InChat(text));
        chat["conversation"]!["id"] = BoChat;
        return chat;
    }

    /// <summary>The same by somebody else than Sam.</summary>
    public static JsonObject By(string person, JsonObject activity)
    {
        activity["from"] = new JsonObject { ["id"] = "29:" + person, ["name"] = person == Bo ? "Bo Writer" : "Cy Other", ["aadObjectId"] = person };
        return activity;
    }

    /// <summary>The same by somebody of another tenant.</summary>
    public static JsonObject FromElsewhere(JsonObject activity)
    {
        activity["channelData"]!["tenant"]!["id"] = Foreign;
        return By(Cy, activity);
    }

    /// <summary>*Save quote* is chosen on a message.</summary>
    public static JsonObject Chosen(JsonObject? message, JsonObject? where = null) => Action("composeExtension/fetchTask", message, where);

    /// <summary>The form is sent, or a button pressed that stands in its place.</summary>
    public static JsonObject Sent(JsonObject? message, JsonObject data, JsonObject? where = null)
    {
        var invoke = Action("composeExtension/submitAction", message, where);
        invoke["value"]!["data"] = data;
        return invoke;
    }

    /// <summary>What a card brings back when one of its buttons is pressed: its inputs, and the button's data.</summary>
    public static JsonObject DataOf(JsonElement card, string button, params (string Field, string Value)[] typed)
    {
        var data = new JsonObject();
        foreach (var input in CardRules.Descendants(card).Where(part => part.TryGetProperty("type", out var type) && type.GetString()!.StartsWith("Input.", StringComparison.Ordinal)))
            data[input.GetProperty("id").GetString()!] = input.TryGetProperty("value", out var value) ? value.GetString() : "";
        foreach (var (name, value) in JsonNode.Parse(TeamsHost.ButtonOf(card, button).GetProperty("data").GetRawText())!.AsObject())
            data[name] = value?.DeepClone();
        foreach (var (field, value) in typed)
            data[field] = value;
        return data;
    }

    /// <summary>The card that is shown in a dialog.</summary>
    public async Task<JsonElement> Card(JsonObject invoke)
    {
        var task = (await bot.Answer(invoke)).GetProperty("task");
        Assert.Equal("continue", task.GetProperty("type").GetString());
        Assert.Equal("application/vnd.microsoft.card.adaptive", task.GetProperty("value").GetProperty("card").GetProperty("contentType").GetString());
        var card = task.GetProperty("value").GetProperty("card").GetProperty("content");
        Assert.All(CardRules.Descendants(card).Where(part => part.TryGetProperty("type", out _)), part => Assert.Contains(part.GetProperty("type").GetString(), CardRules.Types));
        return card;
    }

    /// <summary>The line that is shown in a dialog.</summary>
    public async Task<string> Remark(JsonObject invoke)
    {
        var task = (await bot.Answer(invoke)).GetProperty("task");
        Assert.Equal("message", task.GetProperty("type").GetString());
        return task.GetProperty("value").GetString()!;
    }

    /// <summary>Chooses the action, types something and sends the form.</summary>
    public async Task<JsonElement> Save(JsonObject? message = null, Func<JsonObject>? where = null, params (string Field, string Value)[] typed)
    {
        message ??= Message();
        var form = await Card(Chosen(message, where?.Invoke()));
        return await Card(Sent(message, DataOf(form, "Save", typed), where?.Invoke()));
    }

    /// <summary>What somebody is answered on a line, who alone sees it.</summary>
    public async Task<JsonElement> Ask(string line, JsonObject where)
    {
        var answer = await bot.Answer(Said.Pressed("say", line, where));
        return answer.GetProperty("value");
    }

    /// <summary>Whether the words are found by a question.</summary>
    public async Task<bool> IsFound(JsonObject where) => TeamsHost.TextOf(await Ask("zebras zanzibar", where)).Contains("Zebras drain", StringComparison.Ordinal);

    private static JsonObject Action(string name, JsonObject? message, JsonObject? where)
    {
        var invoke = Said.Invoke(name, where ?? InChannel("standard"));
        invoke["value"] = new JsonObject { ["commandId"] = "saveQuote", ["commandContext"] = "message", ["context"] = new JsonObject { ["theme"] = "default" } };
        if (message is not null)
            invoke["value"]!["messagePayload"] = message.DeepClone();
        return invoke;
    }
}
