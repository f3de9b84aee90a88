using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Finds what encoding a document says it is in.</summary>
internal static partial class DeclaredCharset
{
    private const int Window = 4096;
    private const int MatchTimeoutMilliseconds = 1000;

    // What pages mean by these labels: https://encoding.spec.whatwg.org/#names-and-labels
    private static readonly FrozenDictionary<string, string> Meant = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["ascii"] = "windows-1252",
        ["us-ascii"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["cp1252"] = "windows-1252",
        ["cp1250"] = "windows-1250",
        ["cp1251"] = "windows-1251",
        ["iso-8859-9"] = "windows-1254",
        ["latin5"] = "windows-1254",
        ["tis-620"] = "windows-874",
        ["iso-8859-11"] = "windows-874",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["sjis"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["euc-kr"] = "ks_c_5601-1987",
        ["x-mac-roman"] = "macintosh",
        ["utf-16"] = "utf-16LE",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first declaration that names a known encoding: HTTP, XML, HTML in this order.</summary>
    public static Encoding? Find(ReadOnlySpan<byte> bytes, string? httpCharset)
    {
        if (httpCharset is not null && Known(httpCharset) is { } fromHttp)
            return fromHttp;

        // Zero bytes out, a declaration in UTF-16 reads the same.
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Window)]).Replace("\0", "", StringComparison.Ordinal);
        return XmlDeclaration().Match(start) is { Success: true } xml && Known(xml.Groups["label"].Value) is { } fromXml ? fromXml
            : MetaCharset().Match(start) is { Success: true } meta ? Known(meta.Groups["label"].Value)
            : null;
    }

    private static Encoding? Known(string label)
    {
        var name = label.Trim();
        try
        {
            return LegacyEncodings.Get(Meant.GetValueOrDefault(name, name));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("""^[^<]{0,16}<\?xml[^>]{0,200}?\bencoding\s*=\s*["'](?<label>[A-Za-z0-9._:-]+)["']""", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex("""<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*(?<label>[A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex MetaCharset();
}
