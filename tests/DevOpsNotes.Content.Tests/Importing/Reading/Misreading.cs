using System.Text;
using DevOpsNotes.Content.Importing.Reading;

namespace DevOpsNotes.Content.Tests.Importing.Reading;

/// <summary>Does to sound text what went wrong elsewhere: UTF-8 read in a single-byte encoding.</summary>
internal static class Misreading
{
    public const string Iso885916 = "iso-8859-16";

    public static readonly string[] Encodings =
        ["windows-1252", "iso-8859-1", "iso-8859-15", "windows-1250", "iso-8859-2", Iso885916, "macintosh"];

    /// <summary>Those in which the bytes 0x80 to 0x9F are the C1 controls.</summary>
    public static readonly string[] EncodingsWithC1 = ["iso-8859-1", "iso-8859-15", "iso-8859-2", Iso885916];

    public static string Misread(string text, string encoding)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (encoding != Iso885916)
            return (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetString(bytes);

        return string.Concat(bytes.Select(b => b < 0xA0 ? (char)b : LegacyEncodings.Iso885916UpperHalf[b - 0xA0]));
    }

    public static string WithoutC1(string text) => string.Concat(text.Where(c => c is < '\u0080' or > '\u009F'));
}
