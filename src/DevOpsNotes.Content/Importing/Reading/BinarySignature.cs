namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Recognises files that are no text by their first bytes, or by bytes that text does not have.</summary>
internal static class BinarySignature
{
    private const int Sample = 64 * 1024;

    // First bytes: https://en.wikipedia.org/wiki/List_of_file_signatures
    private static readonly (byte[] Bytes, int Offset, string Problem)[] Signatures =
    [
        ([.. "%PDF-"u8], 0, "is a PDF; save it as text or HTML first"),
        ([.. "PK\x03\x04"u8], 0, "is a ZIP archive or an Office document; unpack it, or save it as text or HTML first"),
        ([0xD0, 0xCF, 0x11, 0xE0], 0, "is an old Office document; save it as text or HTML first"),
        ([.. "{\\rtf"u8], 0, "is an RTF document; save it as text or HTML first"),
        ([0x1F, 0x8B], 0, "is gzip-compressed; unpack it first"),
        ([.. "1AY&SY"u8], 4, "is bzip2-compressed; unpack it first"),
        ([0xFD, .. "7zXZ"u8], 0, "is xz-compressed; unpack it first"),
        ([0x28, 0xB5, 0x2F, 0xFD], 0, "is Zstandard-compressed; unpack it first"),
        ([.. "7z"u8, 0xBC, 0xAF], 0, "is a 7-Zip archive; unpack it first"),
        ([.. "Rar!"u8], 0, "is a RAR archive; unpack it first"),
        ([.. "ustar\0"u8], 257, "is a tar archive; unpack it first"),
        ([0x89, .. "PNG"u8], 0, "is a PNG image; give its text"),
        ([0xFF, 0xD8, 0xFF], 0, "is a JPEG image; give its text"),
        ([.. "GIF87a"u8], 0, "is a GIF image; give its text"),
        ([.. "GIF89a"u8], 0, "is a GIF image; give its text"),
        ([.. "RIFF"u8], 0, "is an image, a recording or a video; give its text or transcript"),
        ([0x1A, 0x45, 0xDF, 0xA3], 0, "is a video; give its transcript"),
        ([.. "ID3"u8, 3], 0, "is an MP3 recording; give its transcript"),
        ([.. "ID3"u8, 4], 0, "is an MP3 recording; give its transcript"),
        ([.. "OggS\0"u8], 0, "is a recording; give its transcript"),
        ([.. "SQLite format 3"u8], 0, "is an SQLite database; export its text first"),
        ([0x7F, .. "ELF"u8], 0, "is a program; give a text"),
    ];

    /// <summary>What is wrong with the file, or <see langword="null"/>.</summary>
    public static string? Find(ReadOnlySpan<byte> bytes)
    {
        foreach (var (signature, offset, problem) in Signatures)
        {
            if (bytes.Length >= offset + signature.Length && bytes[offset..].StartsWith(signature))
                return problem;
        }

        return null;
    }

    /// <summary>Whether bytes of a single- or multi-byte encoding hold what no text holds. UTF-16 and UTF-32 must be told before.</summary>
    public static bool HasBinaryContent(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
            return true;

        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        var controls = 0;
        foreach (var b in sample)
        {
            // ESC is part of ISO-2022-JP and of terminal logs.
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\v' or (byte)'\f' or (byte)'\r' or 0x1B))
                controls++;
        }

        return controls * 50 > sample.Length;
    }
}
