using System.Net;
using Microsoft.IdentityModel.Protocols;

namespace DevOpsNotes.Bot.Teams.Trust;

/// <summary>Fetches what Microsoft publishes about its keys, from its host alone: a document cannot send us elsewhere.</summary>
internal sealed class KeyDocuments(HttpClient http) : IDocumentRetriever
{
    public const string Host = "login.botframework.com";

    /// <summary>The keys, with their certificates and endorsements, take some tens of kilobytes.</summary>
    public const int MaximalBytes = 1 << 20;

    /// <summary>Fetches a document.</summary>
    /// <param name="address">Where it is said to be.</param>
    /// <param name="cancel">It takes too long.</param>
    /// <exception cref="HttpRequestException">There is no such document, it is elsewhere now, or it is too large.</exception>
    /// <exception cref="InvalidDataException">The address is not one of Microsoft's.</exception>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !IsTrusted(url))
            throw new InvalidDataException($"The keys of the connector are said to be at an address that is not at https://{Host}.");
        using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException($"{url} answers {(int)response.StatusCode}.");
        await response.Content.LoadIntoBufferAsync(MaximalBytes, cancel);
        return await response.Content.ReadAsStringAsync(cancel);
    }

    private static bool IsTrusted(Uri url) => url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.IdnHost == Host && url.UserInfo.Length == 0;
}
