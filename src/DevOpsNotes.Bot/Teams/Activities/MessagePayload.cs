using System.Globalization;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>
/// The message that an action was chosen on, as Teams sends it along
/// (https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module, <c>messagePayload</c>).
/// </summary>
internal static class MessagePayload
{
    private const int LongestId = 500;
    private const int LongestLink = 2000;

    /// <summary>
    /// Where Microsoft says that Teams is; what is below these is Microsoft's, too
    /// (https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges, number 12).
    /// </summary>
    private static readonly string[] Hosts = ["teams.microsoft.com", "teams.cloud.microsoft"];

    /// <summary>The message; <see langword="null"/> for one that no person wrote, or that is no more.</summary>
    /// <param name="payload">As it came.</param>
    /// <param name="place">Where the action was chosen.</param>
    /// <param name="openness">Who reads along there.</param>
    public static QuotedMessage? Read(ForeignJson payload, TeamsPlace place, Openness openness) =>
        !payload.Flag("deleted") && IdOf(payload) is { } id && IdOf(payload["from"]["user"]) is { } author
            ? new QuotedMessage
            {
                Conversation = place.Base,
                Id = id,
                AuthorId = TeamsPerson.EntraId(author)!,
                Author = PersonName.Of(payload["from"]["user"].Text("displayName")),
                Text = TextOf(payload["body"]),
                Link = LinkOf(payload.Text("linkToMessage")),
                Day = DateTimeOffset.TryParse(payload.Text("createdDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var written) ? DateOnly.FromDateTime(written.UtcDateTime) : null,
                Openness = openness,
            }
            : null;

    private static string? IdOf(ForeignJson json) => json.Text("id") is { Length: <= LongestId } id && !id.Any(char.IsControl) ? id : null;

    private static string TextOf(ForeignJson body) => body.Text("content") is not { } content ? ""
        : "text".Equals(body.Text("contentType"), StringComparison.OrdinalIgnoreCase) ? content.Replace('\u00A0', ' ')
        : MessageHtml.TextOf(content);

    private static Uri? LinkOf(string? link) =>
        link is { Length: <= LongestLink } && Uri.TryCreate(link, UriKind.Absolute, out var address) && address is { Scheme: "https", IsDefaultPort: true, UserInfo: "" }
            && Array.Exists(Hosts, host => address.Host == host || address.Host.EndsWith("." + host, StringComparison.Ordinal))
            ? address
            : null;
}
