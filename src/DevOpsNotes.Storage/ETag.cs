namespace DevOpsNotes.Storage;

/// <summary>
/// The version of a row, made anew by every write. Opaque: it is compared and sent back, never read. A row that is
/// deleted and inserted again never gets an old one.
/// </summary>
public readonly record struct ETag(string Value)
{
    /// <summary>Matches whatever version the row has, as long as there is a row.</summary>
    public static ETag All { get; } = new("*");

    public override string ToString() => Value;
}
