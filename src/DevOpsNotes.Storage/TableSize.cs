namespace DevOpsNotes.Storage;

/// <summary>How large a row or an action is, in bytes, as Azure Table storage counts.</summary>
internal static class TableSize
{
    private const int RowOverhead = 4;
    private const int PropertyOverhead = 8;
    private const int LengthPrefix = 4;

    // Boundary, request line with an absolute address, headers; a key is written three times, each character at worst as %XX.
    private const int ActionOverhead = 1024;
    private const int KeyCharacter = 9;

    // Quotes, colon, comma and a type annotation that repeats the name.
    private const int JsonPropertyOverhead = 64;

    /// <summary>
    /// The stored size. The formula:
    /// https://learn.microsoft.com/archive/blogs/avkashchauhan/how-the-size-of-an-entity-is-caclulated-in-windows-azure-table-storage
    /// </summary>
    public static long OfRow(TableRow row)
    {
        var size = (long)RowOverhead + Utf16(row.PartitionKey) + Utf16(row.RowKey);
        foreach (var (name, value) in row.Properties)
            size += PropertyOverhead + Utf16(name) + OfValue(value);
        return size;
    }

    /// <summary>An upper bound of the bytes that the action takes in the request of a transaction.</summary>
    public static long OfRequest(TableAction action)
    {
        var size = ActionOverhead + ((long)KeyCharacter * (action.PartitionKey.Length + action.RowKey.Length));
        return Written(action) is { } row
            ? size + row.Properties.Sum(property => JsonPropertyOverhead + (2L * property.Key.Length) + OfJson(property.Value))
            : size;
    }

    public static TableRow? Written(TableAction action) => action switch
    {
        TableAction.Insert(var row) => row,
        TableAction.Upsert(var row) => row,
        TableAction.Replace(var row, _) => row,
        _ => null,
    };

    private static long Utf16(string text) => 2L * text.Length;

    private static long OfValue(object value) => value switch
    {
        string text => LengthPrefix + Utf16(text),
        byte[] bytes => LengthPrefix + bytes.Length,
        bool => 1,
        int => 4,
        Guid => 16,
        _ => 8,
    };

    private static long OfJson(object value) => value switch
    {
        string text => text.Sum(OfJsonCharacter),
        byte[] bytes => (bytes.Length + 2) / 3 * 4,
        _ => 0,
    };

    // An escape such as \u00E9 for whatever some client of the service may escape.
    private static int OfJsonCharacter(char character) => character is >= ' ' and <= '~' and not ('"' or '&' or '\'' or '+' or '<' or '>' or '\\' or '`') ? 1 : 6;
}
