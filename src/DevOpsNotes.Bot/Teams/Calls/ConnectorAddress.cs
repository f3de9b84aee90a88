namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>
/// The addresses of the connector's REST interface
/// (https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference). They are put
/// together as text: the base has a path, which holds the region and the tenant, and must stay.
/// </summary>
internal static class ConnectorAddress
{
    /// <summary>Where activities of a conversation go, or one of them; <see langword="null"/> when an id is none.</summary>
    public static Uri? OfActivities(ConnectorTarget target, string? activity, bool isTargeted)
    {
        if (!IsId(target.Conversation) || (activity is not null && !IsId(activity)))
            return null;
        var one = activity is null ? "" : "/" + Uri.EscapeDataString(activity);
        return Under(target.ServiceUrl, $"conversations/{Uri.EscapeDataString(target.Conversation)}/activities{one}{(isTargeted ? "?isTargetedActivity=true" : "")}");
    }

    /// <summary>Where conversations are begun.</summary>
    public static Uri? OfConversations(ConnectorTarget target) => Under(target.ServiceUrl, "conversations");

    private static Uri? Under(Uri service, string path) =>
        service.IsAbsoluteUri && service.Query.Length == 0 && service.Fragment.Length == 0
        && Uri.TryCreate($"{service.AbsoluteUri.TrimEnd('/')}/v3/{path}", UriKind.Absolute, out var address) ? address : null;

    /// <summary>Dots would be taken for steps in the path, and nothing for the activities themselves.</summary>
    private static bool IsId(string id) => !string.IsNullOrWhiteSpace(id) && id is not ("." or "..");
}
