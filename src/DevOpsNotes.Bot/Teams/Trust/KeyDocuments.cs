using System.Net;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DevOpsNotes.Bot.Teams.Trust;

/// <summary>Fetches what Microsoft publishes about its keys, from its host alone: a document cannot send us elsewhere.</summary>
internal sealed class KeyDocuments(HttpClient http)
{
    public const string Host = "login.botframework.com";

    /// <summary>The keys, with their certificates and endorsements, take some tens of kilobytes.</summary>
    public const int MaximalBytes = 1 << 20;

    public const string Address = $"https://{Host}/v1/.well-known/openidconfiguration";

    /// <summary>
    /// Fetches the keys. The library's own retriever would do without all of them for the sake of one that it cannot read.
    /// </summary>
    /// <param name="cancellationToken">It takes too long.</param>
    /// <exception cref="HttpRequestException">A document is not there, is elsewhere now, or is too large.</exception>
    /// <exception cref="InvalidDataException">The keys are said to be somewhere else than at Microsoft.</exception>
    /// <exception cref="Exception">A document is not what Microsoft publishes: the library has many words for that.</exception>
    public async Task<JsonWebKeySet> Fetch(CancellationToken cancellationToken)
    {
        var configuration = OpenIdConnectConfiguration.Create(await Get(Address, cancellationToken));
        return JsonWebKeySet.Create(await Get(configuration.JwksUri, cancellationToken));
    }

    private async Task<string> Get(string? address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !IsTrusted(url))
            throw new InvalidDataException($"The keys of the connector are said to be at an address that is not at https://{Host}.");
        using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException($"{url} answers {(int)response.StatusCode}.");
        await response.Content.LoadIntoBufferAsync(MaximalBytes, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    private static bool IsTrusted(Uri url) => url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.IdnHost == Host && url.UserInfo.Length == 0;
}
