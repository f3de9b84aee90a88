using System.Buffers;
using System.Text;

namespace DevOpsNotes.Storage;

/// <summary>Checks what goes to a table against <see cref="TableLimits"/>. Every failure is an <see cref="ArgumentException"/> that names the offender.</summary>
internal static class TableRules
{
    // Azure refuses / \ # ? and control characters. The others of ASCII that are missing here break behind a proxy that
    // decodes twice (%, +) or need doubling (').
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(
        " !\"$&()*,-.0123456789:;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private static readonly string[] ReservedNames = ["PartitionKey", "RowKey", "Timestamp"];

    public static void CheckTableName(string name)
    {
        // Azure ignores case in table names; one case leaves nothing to ignore.
        var legal = name.Length is >= 3 and <= 63 && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
        if (!legal || name == "tables")
            throw new ArgumentException($"The table name '{name}' is not 3 to 63 lower-case letters and digits, a letter first (and 'tables' is reserved).", nameof(name));
    }

    public static void CheckKey(string key, string kind)
    {
        ArgumentNullException.ThrowIfNull(key, kind);
        if (key.Length > TableLimits.KeyLength)
            throw new ArgumentException($"The {kind} '{key[..40]}...' has {key.Length} characters; {TableLimits.KeyLength} are allowed.", kind);
        if (key.AsSpan().IndexOfAnyExcept(KeyCharacters) is >= 0 and var at)
            throw new ArgumentException($"The {kind} '{key}' holds the character U+{(int)key[at]:X4}, which keys may not; build keys with {nameof(TableKey)}.", kind);
    }

    public static void CheckKeys(string partitionKey, string rowKey)
    {
        CheckKey(partitionKey, "partition key");
        CheckKey(rowKey, "row key");
    }

    public static void CheckRange(RowRange range)
    {
        CheckKey(range.PartitionKey, "partition key");
        CheckBound(range.From, nameof(range.From));
        CheckBound(range.Below, nameof(range.Below));
    }

    public static void CheckETag(ETag expected)
    {
        if (string.IsNullOrEmpty(expected.Value))
            throw new ArgumentException($"The expected ETag is empty; {nameof(ETag)}.{nameof(ETag.All)} matches every version.", nameof(expected));
    }

    public static void CheckRow(TableRow row)
    {
        CheckKeys(row.PartitionKey, row.RowKey);
        if (row.Properties.Count > TableLimits.Properties)
            throw Broken(row, $"has {row.Properties.Count} properties; {TableLimits.Properties} are allowed");
        foreach (var (name, value) in row.Properties)
        {
            CheckName(row, name);
            CheckValue(row, name, value);
        }

        if (TableSize.OfRow(row) is > TableLimits.RowBytes and var bytes)
            throw Broken(row, $"takes {bytes} bytes; {TableLimits.RowBytes} are allowed");
    }

    public static void CheckActions(IReadOnlyList<TableAction> actions)
    {
        if (actions.Count is 0 or > TableLimits.TransactionActions)
            throw new ArgumentException($"A transaction of {actions.Count} actions; 1 to {TableLimits.TransactionActions} are allowed.", nameof(actions));

        var rowKeys = new HashSet<string>();
        foreach (var action in actions)
        {
            CheckAction(action);
            if (action.PartitionKey != actions[0].PartitionKey)
                throw new ArgumentException($"A transaction on the partitions '{actions[0].PartitionKey}' and '{action.PartitionKey}'; one is allowed.", nameof(actions));
            if (!rowKeys.Add(action.RowKey))
                throw new ArgumentException($"A transaction that names the row '{action.PartitionKey}', '{action.RowKey}' twice.", nameof(actions));
        }

        if (actions.Sum(TableSize.OfRequest) is > TableLimits.TransactionBytes and var bytes)
            throw new ArgumentException($"A transaction on the partition '{actions[0].PartitionKey}' of {bytes} bytes; {TableLimits.TransactionBytes} are allowed.", nameof(actions));
    }

    // A bound need not be a legal key: below "a/" is every key that begins with "a.".
    private static void CheckBound(string? bound, string kind)
    {
        if (bound?.Length > TableLimits.KeyLength || bound?.All(c => c is >= ' ' and <= '~') == false)
            throw new ArgumentException($"The bound {kind} of the rows '{bound}' is not at most {TableLimits.KeyLength} printable ASCII characters.", kind);
    }

    private static void CheckAction(TableAction action)
    {
        if (TableSize.Written(action) is { } row)
            CheckRow(row);
        else
            CheckKeys(action.PartitionKey, action.RowKey);

        if (action is TableAction.Replace { Expected: var replaced })
            CheckETag(replaced);
        else if (action is TableAction.Delete { Expected: var deleted })
            CheckETag(deleted);
    }

    private static void CheckName(TableRow row, string name)
    {
        if (name.Length is 0 or > TableLimits.PropertyNameLength || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw Broken(
                row, $"has a property '{name}', whose name is not at most {TableLimits.PropertyNameLength} ASCII letters, digits and '_', a digit not first");
        }

        if (ReservedNames.Contains(name))
            throw Broken(row, $"has a property '{name}', which is a reserved name");
    }

    private static void CheckValue(TableRow row, string name, object value)
    {
        switch (value)
        {
            case string { Length: > TableLimits.StringLength and var length }:
                throw Broken(row, $"has a property '{name}' of {length} characters; {TableLimits.StringLength} are allowed");
            case string text when !IsWellFormed(text):
                throw Broken(row, $"has a property '{name}' with half a surrogate pair, which is no text");
            case byte[] { Length: > TableLimits.BinaryBytes and var length }:
                throw Broken(row, $"has a property '{name}' of {length} bytes; {TableLimits.BinaryBytes} are allowed");
            case DateTimeOffset moment when moment < TableLimits.EarliestMoment:
                throw Broken(row, $"has a property '{name}' before {TableLimits.EarliestMoment:yyyy-MM-dd}, the earliest moment allowed");
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != OperationStatus.Done)
                return false;
            rest = rest[consumed..];
        }

        return true;
    }

    private static ArgumentException Broken(TableRow row, string what) =>
        new($"The row '{row.PartitionKey}', '{row.RowKey}' {what}.", nameof(row));
}
