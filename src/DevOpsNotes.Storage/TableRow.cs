using System.Diagnostics.CodeAnalysis;

namespace DevOpsNotes.Storage;

/// <summary>
/// A row: its keys, its version, and named values of the types string, bool, int, long, double, DateTimeOffset, Guid and
/// byte[]. There is no null value: what is not known is not there. A typed getter returns <see langword="null"/> when the
/// property is absent, and throws <see cref="InvalidOperationException"/> when it has another type.
/// </summary>
/// <example><c>new TableRow("shared", id) { ["Title"] = title, ["Licence"] = licenceOrNull, ["Count"] = 3 }</c></example>
public sealed class TableRow(string partitionKey, string rowKey, ETag? etag = null)
{
    private readonly Dictionary<string, object> _properties = [];

    public string PartitionKey { get; } = partitionKey;

    public string RowKey { get; } = rowKey;

    /// <summary>The version that was read; <see langword="null"/> for a row that was made here.</summary>
    public ETag? ETag { get; } = etag;

    public IReadOnlyDictionary<string, object> Properties => _properties;

    /// <summary>A value; <see langword="null"/> when absent. Setting <see langword="null"/> removes it; a moment is kept in UTC.</summary>
    /// <exception cref="ArgumentException">The type of the value is none that a row can hold.</exception>
    public object? this[string name]
    {
        get => _properties.GetValueOrDefault(name);
        set
        {
            if (value is null)
                _properties.Remove(name);
            else
                _properties[name] = Holdable(name, value);
        }
    }

    public string? GetString(string name) => Find<string>(name, out var value) ? value : null;

    public bool? GetBoolean(string name) => Find<bool>(name, out var value) ? value : null;

    public int? GetInt32(string name) => Find<int>(name, out var value) ? value : null;

    public long? GetInt64(string name) => Find<long>(name, out var value) ? value : null;

    public double? GetDouble(string name) => Find<double>(name, out var value) ? value : null;

    public DateTimeOffset? GetDateTimeOffset(string name) => Find<DateTimeOffset>(name, out var value) ? value : null;

    public Guid? GetGuid(string name) => Find<Guid>(name, out var value) ? value : null;

    public byte[]? GetBinary(string name) => Find<byte[]>(name, out var value) ? value : null;

    private static object Holdable(string name, object value) => value switch
    {
        string or bool or int or long or double or Guid or byte[] => value,
        DateTimeOffset moment => moment.ToUniversalTime(),
        _ => throw new ArgumentException($"The property '{name}' cannot hold a {value.GetType().Name}.", nameof(value)),
    };

    private bool Find<T>(string name, [NotNullWhen(true)] out T? value)
    {
        switch (_properties.GetValueOrDefault(name))
        {
            case null:
                value = default;
                return false;
            case T found:
                value = found;
                return true;
            case var other:
                throw new InvalidOperationException(
                    $"The property '{name}' of the row '{PartitionKey}', '{RowKey}' is of type {other.GetType().Name}, not {typeof(T).Name}.");
        }
    }
}
