using System.Text.Json;
using Azure;
using Azure.Identity;

namespace DevOpsNotes.Storage.AzureTables;

/// <summary>Calls on one table: whatever goes wrong at the service, or on the way to it, is a <see cref="StoreException"/>.</summary>
/// <param name="account">The address of the account.</param>
/// <param name="table">The table's name.</param>
internal sealed class AzureCalls(Uri account, string table)
{
    // Without what may stand before the host or follow the path: these would be secrets.
    private readonly string _account = account.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    public async Task<T> Run<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (IsOutside(e))
        {
            // Also when the attempt before had failed otherwise: then Azure.Core gives both.
            if (Last(e) is OperationCanceledException && cancellationToken.IsCancellationRequested)
                throw new OperationCanceledException(e.Message, e, cancellationToken);
            throw new StoreException(AzureErrors.Sentence(Last(e), _account, table), e);
        }
    }

    // An unreadable answer is none of the bot's own faults either.
    private static bool IsOutside(Exception e) => e is RequestFailedException or AggregateException or AuthenticationFailedException
        or OperationCanceledException or HttpRequestException or IOException or FormatException or JsonException or OverflowException or NotSupportedException;

    // Azure.Core gives all of its attempts; the last one tells how things are now.
    private static Exception Last(Exception e) => e is AggregateException { InnerExceptions: [.., var last] } ? last : e;
}
