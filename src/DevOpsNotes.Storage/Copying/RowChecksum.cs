using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DevOpsNotes.Storage.Copying;

/// <summary>
/// SHA-256 over rows in the order in which they are added. Two stores with the same rows have the same one; versions do not
/// count, because each store makes its own.
/// </summary>
internal sealed class RowChecksum : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(string table, TableRow row)
    {
        Text(table);
        Text(row.PartitionKey);
        Text(row.RowKey);
        Number(row.Properties.Count);
        foreach (var (name, value) in row.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            Text(name);
            Text(value.GetType().Name);
            Text(value switch
            {
                byte[] bytes => Convert.ToHexStringLower(bytes),
                DateTimeOffset moment => moment.UtcTicks.ToString(CultureInfo.InvariantCulture),
                double number => BitConverter.DoubleToInt64Bits(double.IsNaN(number) ? double.NaN : number).ToString("x16", CultureInfo.InvariantCulture),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            });
        }
    }

    /// <summary>In hexadecimal; nothing can be added after it.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    /// <summary>With its length before it, so that no two sequences of texts are the same bytes.</summary>
    private void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Number(bytes.Length);
        _hash.AppendData(bytes);
    }

    private void Number(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        _hash.AppendData(bytes);
    }
}
