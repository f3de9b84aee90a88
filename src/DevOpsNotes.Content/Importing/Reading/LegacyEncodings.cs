using System.Text;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>The encodings from before Unicode that .NET knows only on request, and the one that it does not know.</summary>
internal static class LegacyEncodings
{
    /// <summary>
    /// Bytes 0xA0 to 0xFF of ISO-8859-16; 0x80 to 0x9F are the C1 controls.
    /// Source: https://www.unicode.org/Public/MAPPINGS/ISO8859/8859-16.TXT
    /// </summary>
    public const string Iso885916UpperHalf =
        "\u00A0ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ" + "°±ČłŽ”¶·žčș»ŒœŸż" + "ÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏ" + "ĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚß" + "àáâăäćæçèéêëìíîï" + "đńòóôőöśűùúûüęțÿ";

    public static Encoding Windows1252 { get; } = Get("windows-1252");

    /// <summary>Finds an encoding by its IANA name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Encoding Get(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
}
