namespace DevOpsNotes.Storage;

/// <summary>Rows of one partition, all of them or a range in ordinal order.</summary>
/// <param name="PartitionKey">The partition.</param>
/// <param name="From">The first row key, inclusive; <see langword="null"/> for the beginning.</param>
/// <param name="Below">The end, exclusive; <see langword="null"/> for the end of the partition.</param>
public sealed record RowRange(string PartitionKey, string? From = null, string? Below = null)
{
    /// <summary>
    /// The rows whose keys begin with <paramref name="prefix"/>. With a prefix of <see cref="TableKey.Prefix"/>: the rows
    /// whose first parts are these.
    /// </summary>
    public static RowRange StartingWith(string partitionKey, string prefix)
    {
        // The next text after all that begin with the prefix; '~' has no successor among the characters of keys.
        var stem = prefix.TrimEnd('~');
        return new RowRange(partitionKey, prefix, stem.Length == 0 ? null : stem[..^1] + (char)(stem[^1] + 1));
    }
}
