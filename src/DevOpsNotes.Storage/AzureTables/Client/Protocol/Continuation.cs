using Azure;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>
/// Where the next page begins: two opaque texts of the service, the second of which may be missing. As one text: both
/// percent-encoded, with a space between.
/// </summary>
internal sealed record Continuation(string? PartitionKey, string? RowKey)
{
    /// <summary>Of the headers of a page; <see langword="null"/> after the last one.</summary>
    public static string? Of(Response response)
    {
        var hasPartition = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition);
        var hasRow = response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row);
        return hasPartition || hasRow ? $"{Encode(partition)} {Encode(row)}" : null;
    }

    /// <summary>What <see cref="Of"/> wrote.</summary>
    /// <exception cref="FormatException">The text is none of <see cref="Of"/>.</exception>
    public static Continuation? Parse(string? text)
    {
        if (text is null)
            return null;
        return text.Split(' ') is [var partition, var row]
            ? new(Decode(partition), Decode(row))
            : throw new FormatException("The continuation is none of a page.");
    }

    private static string Encode(string? key) => Uri.EscapeDataString(key ?? "");

    private static string? Decode(string text) => text.Length == 0 ? null : Uri.UnescapeDataString(text);
}
