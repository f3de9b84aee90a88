using System.Text;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Recognises UTF-8, UTF-16 and UTF-32 by the bytes alone.</summary>
internal static class UnicodeForms
{
    private const int Sample = 4096;

    // The longer marks first: that of UTF-32 begins with that of UTF-16.
    private static readonly (byte[] Mark, Encoding Encoding)[] ByteOrderMarks =
    [
        ([0xEF, 0xBB, 0xBF], Encoding.UTF8),
        ([0xFF, 0xFE, 0x00, 0x00], Encoding.UTF32),
        ([0x00, 0x00, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: true)),
        ([0xFF, 0xFE], Encoding.Unicode),
        ([0xFE, 0xFF], Encoding.BigEndianUnicode),
    ];

    public static Encoding? FromByteOrderMark(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, encoding) in ByteOrderMarks)
        {
            if (bytes.StartsWith(mark))
                return encoding;
        }

        return null;
    }

    /// <summary>
    /// Text of western scripts leaves zero bytes at the same places of each unit. Most units must have them; where
    /// UTF-16 is declared, some are enough, because other scripts have them in spaces and line ends only.
    /// </summary>
    public static Encoding? FromZeroBytes(ReadOnlySpan<byte> bytes, Encoding? declared)
    {
        Span<int> zeros = stackalloc int[4];
        var sample = bytes[..(Math.Min(bytes.Length, Sample) & ~3)];
        for (var i = 0; i < sample.Length; i++)
            zeros[i & 3] += sample[i] == 0 ? 1 : 0;

        var units = sample.Length / 4;
        var most = units / 2;
        if (units == 0)
            return null;
        if (zeros[2] > most && zeros[3] > most && zeros[0] <= units / 10)
            return Encoding.UTF32;
        if (zeros[0] > most && zeros[1] > most && zeros[3] <= units / 10)
            return ByteOrderMarks[2].Encoding;

        var (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3]);
        var enough = declared is UnicodeEncoding ? 0 : units;
        return odd > enough && even <= odd / 10 ? Encoding.Unicode
            : even > enough && odd <= even / 10 ? Encoding.BigEndianUnicode
            : null;
    }

    /// <summary>Counts the sequences of more than one byte, and the bytes that belong to no sequence.</summary>
    public static (int Multibyte, int Invalid) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        var (multibyte, invalid) = (0, 0);
        while (true)
        {
            var next = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0)
                return (multibyte, invalid);

            bytes = bytes[next..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done)
                multibyte++;
            else
                invalid += length;
            bytes = bytes[length..];
        }
    }
}
