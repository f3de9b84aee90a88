using System.Net.Sockets;
using System.Security.Authentication;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Says in a sentence what the network stack says in a tree of exceptions.</summary>
internal static class WebFailure
{
    public static WebAttempt.Failed Describe(Uri source, bool redirected, Exception exception)
    {
        var causes = Causes(exception).ToList();
        var (problem, transient) = causes switch
        {
            _ when causes.OfType<PrivateAddressException>().Any() =>
                ($"{(redirected ? "redirects to" : "is at")} a private address; save the page and import the file, or allow private addresses", false),
            _ when causes.OfType<SocketException>().Any(e => e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData) =>
                ("leads to no such host; check the address", false),
            _ when causes.OfType<SocketException>().Any(e => e.SocketErrorCode == SocketError.TryAgain) =>
                ("has a host name that cannot be looked up now; check the network and try again", true),
            _ when causes.OfType<AuthenticationException>().Any() || exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                ("has no trustworthy TLS certificate or connection; check the address", false),
            _ when causes.OfType<InvalidDataException>().Any() =>
                ("sent damaged compressed data; save the page and import the file", false),
            _ when causes.OfType<SocketException>().Any(e => e.SocketErrorCode == SocketError.ConnectionRefused) =>
                ("refused the connection; try again later", true),
            _ => ("could not be reached, or broke off in the middle; try again later", true),
        };

        return new WebAttempt.Failed(new SourceException(source.AbsoluteUri, problem, exception), transient);
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
