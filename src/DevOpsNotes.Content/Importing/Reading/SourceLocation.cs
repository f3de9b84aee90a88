namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Where one source is, before anything of it is read: one of the records in this class.</summary>
public abstract record SourceLocation
{
    private SourceLocation(string name) => Name = name;

    /// <summary>What a report calls the source.</summary>
    public string Name { get; }

    /// <summary>A file, which may turn out to be unreadable or no text.</summary>
    /// <param name="Key">See <see cref="RawDocument.Key"/>.</param>
    /// <param name="Path">Where the file is on this machine.</param>
    public sealed record LocalFile(string Key, string Path) : SourceLocation(Key);

    /// <summary>An http or https address.</summary>
    /// <param name="Url">The canonical address; see <see cref="CanonicalUrl"/>.</param>
    public sealed record WebPage(Uri Url) : SourceLocation(Url.AbsoluteUri)
    {
        /// <inheritdoc cref="RawDocument.Key"/>
        public string Key => Url.AbsoluteUri;
    }

    /// <summary>A file of a folder that tells about the folder, not about the field; named itself, it is imported.</summary>
    public sealed record PassedOver(string Key) : SourceLocation(Key);

    /// <summary>An argument that leads nowhere; the other sources are not affected.</summary>
    public sealed record Unreachable(SourceException Reason) : SourceLocation(Reason.SourceName);
}
