using Azure;
using Azure.Identity;

namespace DevOpsNotes.Storage.AzureTables;

/// <summary>
/// What the service's refusals mean: https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes. A refusal
/// without a code may mean more than one thing, and is then no lost race but a failure.
/// </summary>
internal static class AzureErrors
{
    /// <summary>The keys of an inserted row are taken.</summary>
    public static bool IsTaken(RequestFailedException error) => error is { Status: 409, ErrorCode: "EntityAlreadyExists" };

    /// <summary>The row has another version, or is absent.</summary>
    public static bool IsLostRace(RequestFailedException error) => error.Status == 412 || (error.Status == 404 && IsRowAbsent(error.ErrorCode));

    /// <summary>Of a response that says "not found" without being an exception: a table that is missing is not a row that is absent.</summary>
    /// <exception cref="RequestFailedException">Something else than the row is missing, or it is not said what.</exception>
    public static void ThrowUnlessRowIsAbsent(Response response)
    {
        if (response.Headers.TryGetValue("x-ms-error-code", out var code) && IsRowAbsent(code))
            return;
        var error = new RequestFailedException(response);
        if (!IsRowAbsent(error.ErrorCode))
            throw error;
    }

    /// <summary>What is wrong and what to do, in one sentence for a person.</summary>
    public static string Sentence(Exception error, string account, string table) => error switch
    {
        RequestFailedException { Status: 0 } or HttpRequestException or IOException =>
            $"The table storage at {account} cannot be reached; check its address and the network, and try again.",
        RequestFailedException failed => Sentence(failed, account, table),
        OperationCanceledException =>
            $"The table storage at {account} did not answer in time; try again.",
        AuthenticationFailedException =>
            $"There is no token for the table storage at {account}; check the identity that the bot runs as, and try again.",
        _ =>
            $"The table storage at {account} answered what cannot be understood, so that a write may be done or not; try again, and check what answers at that address.",
    };

    private static string Sentence(RequestFailedException error, string account, string table) => (error.Status, error.ErrorCode) switch
    {
        (401 or 403, _) =>
            $"The table storage at {account} refuses the credential ({Code(error)}); check the key, or the identity's role Storage Table Data Contributor, and the clock and network rules.",
        (_, "TableBeingDeleted") =>
            $"The table '{table}' at {account} is being deleted and its name stays blocked for a while; wait a minute and try again.",
        (404, "TableNotFound") =>
            $"The table '{table}' is missing at {account}; start again to have it created, and find out who deleted it.",
        (408 or 429 or 503, _) or (500, "OperationTimedOut") =>
            $"The table storage at {account} is too busy ({Code(error)}); wait a little and try again.",
        ( >= 500, _) =>
            $"The table storage at {account} failed ({Code(error)}); wait a little and try again.",
        ( >= 400, _) =>
            $"The table storage at {account} refuses a request on the table '{table}' ({Code(error)}); check that its address is that of the table service, and report this.",
        _ =>
            $"The table storage at {account} gave an answer that is not whole, so that the write on the table '{table}' may be done or not; try again.",
    };

    private static bool IsRowAbsent(string? code) => code is "ResourceNotFound" or "EntityNotFound";

    private static string Code(RequestFailedException error) => $"HTTP {error.Status} {error.ErrorCode}".TrimEnd();
}
