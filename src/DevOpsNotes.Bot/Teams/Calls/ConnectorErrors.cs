using System.Collections.Frozen;
using System.Text.Json;
using DevOpsNotes.Bot.Edges;

namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>
/// What an answer that is no success means. The status decides first, because the body may come from something in between
/// (https://learn.microsoft.com/en-us/microsoftteams/platform/bots/build-conversational-capability).
/// </summary>
internal static class ConnectorErrors
{
    /// <summary>The code of <see cref="ConnectorErrorClass.Gone"/> when it is the message that is no more, not the conversation.</summary>
    public const string ActivityNotFound = "ActivityNotFoundInConversation";

    /// <summary>A code is a word; a longer one is none.</summary>
    private const int LongestCode = 64;

    private static readonly FrozenDictionary<(int Status, string Code), ConnectorErrorClass> Classes = new Dictionary<(int, string), ConnectorErrorClass>
    {
        [(400, "MessageSizeTooBig")] = ConnectorErrorClass.TooBig,
        [(403, "BotDisabledByAdmin")] = ConnectorErrorClass.DisabledByAdmin,
        [(403, "BotNotInConversationRoster")] = ConnectorErrorClass.NotInstalled,
        [(403, "ConversationBlockedByUser")] = ConnectorErrorClass.NotInstalled,
        [(403, "MessageWritesBlocked")] = ConnectorErrorClass.NotInstalled,
        [(404, "BotNotInConversationRoster")] = ConnectorErrorClass.NotInstalled,
        [(404, "ConversationNotFound")] = ConnectorErrorClass.Gone,
        [(404, ActivityNotFound)] = ConnectorErrorClass.Gone,
    }.ToFrozenDictionary();

    /// <summary>What is to be done about a status and a code.</summary>
    /// <remarks>
    /// A 403 that nobody told us of is not taken for an app that is gone, nor a 404 for a conversation that is: both would
    /// make the bot forget where it is, perhaps because of a proxy.
    /// </remarks>
    public static ConnectorErrorClass ClassOf(int status, string code) => Classes.TryGetValue((status, code), out var known) ? known : status switch
    {
        401 or 403 => ConnectorErrorClass.Denied,
        408 or >= 500 => ConnectorErrorClass.Unknown,
        412 => ConnectorErrorClass.Conflict,
        413 => ConnectorErrorClass.TooBig,
        429 => ConnectorErrorClass.RateLimited,
        _ => ConnectorErrorClass.OurFault,
    };

    /// <summary>The code that a body tells; one that this table knows before others.</summary>
    public static string? CodeOf(int status, ForeignJson body)
    {
        var codes = Codes(body, mayNest: true).ToList();
        return codes.Find(code => Classes.ContainsKey((status, code))) ?? codes.FirstOrDefault();
    }

    /// <summary>All that look like codes, the innermost first: some come as JSON in the text of the message.</summary>
    private static IEnumerable<string> Codes(ForeignJson body, bool mayNest)
    {
        foreach (var part in new[] { body["error"], body })
        {
            if (mayNest && part.Text("message") is { } message && message.AsSpan().TrimStart().StartsWith('{'))
            {
                foreach (var code in Codes(Parse(message), mayNest: false))
                    yield return code;
            }

            foreach (var name in new[] { "subCode", "errorSubCode", "code", "errorCode" })
            {
                if ((part.Text(name) ?? (part[name].Exists ? part[name].Raw : null)) is { Length: <= LongestCode } code && code.All(char.IsAsciiLetterOrDigit))
                    yield return code;
            }
        }
    }

    private static ForeignJson Parse(string text)
    {
        try
        {
            return new ForeignJson(JsonElement.Parse(text));
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
