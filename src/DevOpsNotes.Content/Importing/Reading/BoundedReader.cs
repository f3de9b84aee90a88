namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Reads a stream that may hold more than it said.</summary>
internal static class BoundedReader
{
    private const int BlockSize = 64 * 1024;

    /// <summary>Reads to the end, or to the limit.</summary>
    /// <returns>All bytes, or <see langword="null"/> as soon as there are more than <paramref name="limit"/>.</returns>
    public static async Task<byte[]?> ReadToEndAsync(Stream stream, int limit, int expected, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Math.Min(expected, limit));
        var block = new byte[BlockSize];

        while (await stream.ReadAsync(block, cancellationToken) is var read and > 0)
        {
            if (content.Length + read > limit)
                return null;
            content.Write(block, 0, read);
        }

        return content.ToArray();
    }
}
