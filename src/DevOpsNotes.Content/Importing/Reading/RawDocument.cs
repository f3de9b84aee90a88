namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>The bytes of a source, and what the place it came from said about them.</summary>
public sealed record RawDocument
{
    /// <summary>
    /// What the source is remembered by: the canonical URL, or the file's name, which stays the same wherever the file
    /// is put. Never the path on this machine.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>What a report calls the source.</summary>
    public required string Name { get; init; }

    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The address the bytes came from, after redirects: what relative links are relative to.</summary>
    public Uri? Url { get; init; }

    /// <summary>The <c>charset</c> of the HTTP <c>Content-Type</c>, as it was sent.</summary>
    public string? Charset { get; init; }

    /// <summary>The HTTP <c>Content-Type</c> without parameters, such as "text/html".</summary>
    public string? MediaType { get; init; }

    /// <summary>The HTTP <c>ETag</c> as it was sent, quotes and weakness mark included.</summary>
    public string? ETag { get; init; }

    /// <summary>The HTTP <c>Last-Modified</c>.</summary>
    public DateTimeOffset? LastModified { get; init; }
}
