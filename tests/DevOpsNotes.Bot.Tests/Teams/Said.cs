using System.Globalization;
using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Activities as Teams sends them.</summary>
internal static class Said
{
    public const string Bot = "28:" + TokenForge.AppId;
    public const string Sam = "29:1sam";
    public const string SamAad = "9f0c0000-0000-4000-8000-00000000bbbb";
    public const string Team = "19:gen@thread.tacv2";
    public const string Channel = "19:chan@thread.tacv2";
    public const string Thread = Channel + ";messageid=1790000000001";
    public const string Group = "19:group@thread.v2";
    public const string Chat = "a:1sam";

    private static int _ids;

    /// <summary>Something typed to the bot alone.</summary>
    public static JsonObject InChat(string text) => Message("personal", Chat, text);

    /// <summary>A message in a channel that mentions the bot.</summary>
    public static JsonObject InChannel(string text)
    {
        var message = Mentioning(Message("channel", Thread, $"<at>DevOps</at> {text}\n"));
        message["channelData"]!["team"] = new JsonObject { ["id"] = Team, ["aadGroupId"] = "9f0c0000-0000-4000-8000-00000000dddd" };
        message["channelData"]!["channel"] = new JsonObject { ["id"] = Channel };
        return message;
    }

    /// <summary>A message in a group chat that mentions the bot.</summary>
    public static JsonObject InGroup(string text) => Mentioning(Message("groupChat", Group, $"<at>DevOps</at>\u00A0{text}"));

    /// <summary>Picked from the slash menu in a channel: only its writer and the bot see it.</summary>
    public static JsonObject BySlash(string text)
    {
        var message = InChannel("");
        message.Remove("entities");
        message["text"] = text;
        message["recipient"]!["isTargeted"] = true;
        return message;
    }

    /// <summary>A press of a button that a client runs which knows Action.Execute.</summary>
    public static JsonObject Pressed(string action, string value, JsonObject? where = null)
    {
        var invoke = Invoke("adaptiveCard/action", where);
        invoke["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = action, ["data"] = new JsonObject { ["action"] = action, ["value"] = value } },
            ["trigger"] = "manual",
        };
        return invoke;
    }

    /// <summary>A press of the same button by a client that knows only Action.Submit.</summary>
    public static JsonObject Submitted(string action, string value, JsonObject? where = null)
    {
        var message = where ?? InChat("");
        message.Remove("text");
        message.Remove("entities");
        message["replyToId"] = "1790000000500";
        message["value"] = new JsonObject { ["action"] = action, ["value"] = value };
        return message;
    }

    /// <summary>A button that opens a form, or the form that was sent.</summary>
    public static JsonObject Task(string name, JsonObject data, JsonObject? where = null)
    {
        var invoke = Invoke(name, where);
        invoke["value"] = new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "dark" } };
        return invoke;
    }

    public static JsonObject Invoke(string name, JsonObject? where = null)
    {
        var invoke = where ?? InChat("");
        invoke["type"] = "invoke";
        invoke["name"] = name;
        invoke["id"] = $"f:{Guid.NewGuid()}";
        invoke["replyToId"] = "1790000000500";
        invoke.Remove("text");
        invoke.Remove("entities");
        return invoke;
    }

    /// <summary>What becomes of an installation; in a team by default, from a channel of it.</summary>
    public static JsonObject Installation(string action, JsonObject? where = null)
    {
        var update = where ?? InTeam();
        update["type"] = "installationUpdate";
        update["action"] = action;
        update.Remove("text");
        return update;
    }

    /// <summary>Somebody joined or left.</summary>
    public static JsonObject Members(string change, string member, JsonObject? where = null)
    {
        var update = where ?? InTeam();
        update["type"] = "conversationUpdate";
        update[change] = new JsonArray(new JsonObject { ["id"] = member });
        update.Remove("text");
        return update;
    }

    /// <summary>Something in a team itself, not in one of its channels.</summary>
    public static JsonObject InTeam()
    {
        var activity = Message("channel", Team, "");
        activity["channelData"] = new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = TokenForge.Tenant },
            ["team"] = new JsonObject { ["id"] = Team, ["name"] = "Platform", ["aadGroupId"] = "9f0c0000-0000-4000-8000-00000000dddd" },
            ["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = Channel } },
        };
        return activity;
    }

    private static JsonObject Message(string type, string conversation, string text)
    {
        var id = Interlocked.Increment(ref _ids);
        return new JsonObject
        {
            ["type"] = "message",
            ["id"] = (1790000001000 + id).ToString(CultureInfo.InvariantCulture),
            ["timestamp"] = $"2026-03-01T09:00:00.{id:0000000}Z",
            ["channelId"] = "msteams",
            ["serviceUrl"] = TokenForge.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = Sam, ["name"] = "Sam Reader", ["aadObjectId"] = SamAad },
            ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "DevOps" },
            ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = type, ["tenantId"] = TokenForge.Tenant, ["isGroup"] = type != "personal" },
            ["text"] = text,
            ["textFormat"] = "plain",
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TokenForge.Tenant } },
        };
    }

    private static JsonObject Mentioning(JsonObject message)
    {
        message["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>DevOps</at>", ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "DevOps" } });
        return message;
    }
}
