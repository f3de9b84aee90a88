namespace DevOpsNotes.Storage;

/// <summary>
/// What a row may be. Azure Table storage's rules hold for every table, so that a store can move between engines:
/// https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model.
/// </summary>
public static class TableLimits
{
    /// <summary>Characters of a partition key or a row key. Azure documents 1 KiB, which its emulator reads as this.</summary>
    public const int KeyLength = 512;

    /// <summary>Characters of a property name.</summary>
    public const int PropertyNameLength = 255;

    /// <summary>Properties of a row, without the keys and the time stamp that Azure adds.</summary>
    public const int Properties = 252;

    /// <summary>UTF-16 code units of a string.</summary>
    public const int StringLength = 32 * 1024;

    /// <summary>Bytes of a binary value.</summary>
    public const int BinaryBytes = 64 * 1024;

    /// <summary>Bytes of a row, strings counted as UTF-16.</summary>
    public const int RowBytes = 1024 * 1024;

    /// <summary>Actions of a transaction.</summary>
    public const int TransactionActions = 100;

    /// <summary>Bytes of a transaction as a request over the network.</summary>
    public const int TransactionBytes = 4 * 1024 * 1024;

    /// <summary>Rows of a page.</summary>
    public const int PageRows = 1000;

    /// <summary>The earliest moment that a property can hold: 1601-01-01, UTC.</summary>
    public static DateTimeOffset EarliestMoment { get; } = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
