using System.Text;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>
/// Turns bytes into text. What the bytes show counts more than what is declared, because declarations are often wrong:
/// a byte order mark, zero bytes, or valid UTF-8 decide; then the declaration; then windows-1252.
/// </summary>
public static class TextDecoder
{
    // So many sound sequences for each stray byte show a UTF-8 text that something else was pasted into: text in a
    // single-byte encoding hardly ever has even one by chance.
    private const int SoundPerStrayByte = 2;

    /// <summary>Decodes a whole document. Whether the text had been damaged before is for <see cref="Mojibake"/> to tell.</summary>
    /// <returns>The text with "\n" as line end, without byte order marks and zero-width no-break spaces.</returns>
    /// <exception cref="SourceException">The bytes are no text, or nothing but white space.</exception>
    public static string Decode(RawDocument document)
    {
        var bytes = document.Bytes.Span;
        if (BinarySignature.Find(bytes) is { } problem)
            throw new SourceException(document.Name, problem);

        var text = Normalise(Decode(bytes, document));
        if (string.IsNullOrWhiteSpace(text))
            throw new SourceException(document.Name, "holds no text; give a file with text in it");

        return text;
    }

    private static string Decode(ReadOnlySpan<byte> bytes, RawDocument document)
    {
        var declared = DeclaredCharset.Find(bytes, document.Charset);
        if ((UnicodeForms.FromByteOrderMark(bytes) ?? UnicodeForms.FromZeroBytes(bytes, declared)) is { } unicode and not UTF8Encoding)
            return Checked(unicode.GetString(bytes), document);
        if (BinarySignature.HasBinaryContent(bytes))
            throw NotText(document);

        var (multibyte, invalid) = UnicodeForms.CountUtf8(bytes);
        if (invalid == 0)
            return (multibyte == 0 && IsSevenBitCode(declared) ? declared! : Encoding.UTF8).GetString(bytes);
        if (declared is not (null or UTF8Encoding or UnicodeEncoding or UTF32Encoding))
            return declared.GetString(bytes);

        return multibyte >= SoundPerStrayByte * invalid || bytes.StartsWith(Encoding.UTF8.Preamble)
            ? DecodeWithStrayBytes(bytes)
            : LegacyEncodings.Windows1252.GetString(bytes);
    }

    // ISO-2022-JP writes Japanese in ASCII bytes, after escapes.
    private static bool IsSevenBitCode(Encoding? declared) =>
        declared?.WebName.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase) == true;

    private static string DecodeWithStrayBytes(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done)
                text.Append(rune);
            else
                text.Append(LegacyEncodings.Windows1252.GetString(bytes[..length]));
            bytes = bytes[length..];
        }

        return text.ToString();
    }

    // UTF-16 makes letters of any bytes; a binary file shows itself by controls and characters that do not exist.
    private static string Checked(string text, RawDocument document)
    {
        var strange = text.Count(c => c is '\uFFFD' or '\0' || (char.IsControl(c) && c is not ('\t' or '\n' or '\v' or '\f' or '\r' or '\u001B' or '\u0085')));
        return strange * 50 > text.Length ? throw NotText(document) : text;
    }

    private static string Normalise(string text) =>
        text.Replace("\uFEFF", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static SourceException NotText(RawDocument document) =>
        new(document.Name, "is not text but binary data; save it as text or HTML first");
}
