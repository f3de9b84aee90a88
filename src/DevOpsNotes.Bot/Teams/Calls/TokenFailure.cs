using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;
using Microsoft.Identity.Client;

namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>Why Entra gave no token. Of what an exception says only its code is kept: the rest may hold what must not be seen.</summary>
/// <param name="Error">Whether the credentials were refused, or nobody could be asked.</param>
/// <param name="Code">Entra's code (https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes), or the kind of exception.</param>
internal sealed partial record TokenFailure(ConnectorErrorClass Error, string Code)
{
    /// <summary>What an operator can do about it.</summary>
    public string Advice => (Error, Code) switch
    {
        (ConnectorErrorClass.Unreachable, _) => "Entra, or the managed identity of this machine, cannot be reached.",
        (_, "AADSTS7000229") => "The app has no service principal in the tenant Teams:TenantId. Create one there, or set the tenant in which the app is registered.",
        (_, "AADSTS7000215") => "Teams:ClientSecret is wrong: it must be the secret's value, not its id.",
        (_, "AADSTS7000222") => "Teams:ClientSecret has expired. Create a new one for the app.",
        (_, "AADSTS700016") => "The tenant Teams:TenantId has no app Teams:AppId.",
        (_, "AADSTS90002") => "There is no tenant Teams:TenantId.",
        _ => "Check Teams:AppId, Teams:AppType, Teams:TenantId and Teams:ClientSecret against the Azure Bot and its app registration.",
    };

    public static TokenFailure TimedOut { get; } = new(ConnectorErrorClass.Unreachable, "timeout");

    public static TokenFailure Of(Exception exception)
    {
        var chain = Chain(exception).ToList();
        var code = chain.Select(inner => EntraCode().Match(inner.Message)).FirstOrDefault(match => match.Success)?.Value;
        return new TokenFailure(
            chain.Exists(IsOfTheWay) ? ConnectorErrorClass.Unreachable : ConnectorErrorClass.Denied,
            code ?? (exception is AuthenticationFailedException && exception.InnerException is { } inner ? inner : exception).GetType().Name);
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
            yield return inner;
    }

    /// <summary>It went wrong on the way, or Entra is not well; another answer than JSON comes from something in between.</summary>
    private static bool IsOfTheWay(Exception exception) => exception switch
    {
        MsalServiceException service => IsOfTheWay(service.StatusCode),
        RequestFailedException request => request.Status == 0 || IsOfTheWay(request.Status),
        HttpRequestException or IOException or OperationCanceledException or TimeoutException or JsonException => true,
        _ => false,
    };

    private static bool IsOfTheWay(int status) => status is 408 or 429 or >= 500;

    [GeneratedRegex("AADSTS[0-9]{4,9}", RegexOptions.CultureInvariant)]
    private static partial Regex EntraCode();
}
