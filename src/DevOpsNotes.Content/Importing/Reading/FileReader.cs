namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Reads one file into memory, within <see cref="SourceLimits.MaxBytes"/>.</summary>
public static class FileReader
{
    /// <summary>Reads the whole file; nothing is opened that could make the reader wait.</summary>
    /// <exception cref="SourceException">The file is missing, unreadable, empty, too large, or not a regular file.</exception>
    public static async Task<RawDocument> ReadAsync(SourceLocation.LocalFile location, CancellationToken cancellationToken)
    {
        try
        {
            return new RawDocument
            {
                Key = location.Key,
                Name = location.Name,
                Bytes = await ReadBytesAsync(location, cancellationToken),
            };
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SourceException(location.Name, "may not be read; check its permissions", e);
        }
        catch (IOException e)
        {
            throw new SourceException(location.Name, "could not be read; check the file and the disk", e);
        }
    }

    private static async Task<byte[]> ReadBytesAsync(SourceLocation.LocalFile location, CancellationToken cancellationToken)
    {
        if (Directory.Exists(location.Path))
            throw new SourceException(location.Name, "is a folder; give one of its files");

        var file = new FileInfo(location.Path);
        if (!file.Exists)
            throw new SourceException(location.Name, "does not exist; check the path");

        // A pipe or a device has no length of its own either; opening one could wait for ever.
        var length = file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target.Length : file.Length;
        if (length == 0)
            throw new SourceException(location.Name, "is empty, or a device or pipe; give a regular file with text in it");
        if (length > SourceLimits.MaxBytes)
            throw TooLarge(location.Name);

        await using var stream = file.OpenRead();
        return await BoundedReader.ReadToEndAsync(stream, SourceLimits.MaxBytes, (int)length, cancellationToken) ?? throw TooLarge(location.Name);
    }

    private static SourceException TooLarge(string name) =>
        new(name, $"is larger than {SourceLimits.MaxBytesText}; split it into smaller files");
}
