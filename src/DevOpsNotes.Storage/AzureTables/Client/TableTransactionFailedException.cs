using System.Globalization;
using Azure;

namespace DevOpsNotes.Storage.AzureTables.Client;

#pragma warning disable RCS1194 // The package has this constructor, and no other is used.
/// <summary>A transaction was refused: nothing of it was applied.</summary>
internal sealed class TableTransactionFailedException(RequestFailedException requestFailedException)
#pragma warning restore RCS1194
    : RequestFailedException(
        requestFailedException.Status, requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException)
{
    /// <summary>
    /// Which action failed, counted from 0. The service writes it before its message, as in <c>3:The specified entity
    /// already exists.</c>; <see langword="null"/> when it did not.
    /// </summary>
    public int? FailedTransactionActionIndex { get; } = IndexBefore(requestFailedException.Message);

    private static int? IndexBefore(string message) =>
        message.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
