using System.Text;
using DevOpsNotes.Content.Importing.Reading;

namespace DevOpsNotes.Content.Tests.Importing.Reading;

public sealed class TextDecoderTests
{
    private const string Sound = "Don’t blame people – fix the system. Übung, café, 10 €.\nSecond line\n";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void A_byte_order_mark_decides_whatever_is_declared(string encoding)
    {
        var unicode = Encoding.GetEncoding(encoding);

        Assert.Equal(Sound, Decode([.. unicode.GetPreamble(), .. unicode.GetBytes(Sound)], charset: "iso-8859-2"));
    }

    [Theory]
    [InlineData("utf-16LE")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void Unicode_without_a_byte_order_mark_is_known_by_its_zero_bytes(string encoding) =>
        Assert.Equal(Sound, Decode(Encoding.GetEncoding(encoding).GetBytes(Sound)));

    [Fact]
    public void Japanese_declared_as_utf16_is_known_by_the_zero_bytes_of_its_line_ends()
    {
        const string Japanese = "障害から学ぶ、責めない文化。\n毎週の振り返りで、運用の手間を減らす。\n";

        Assert.Equal(Japanese, Decode(Encoding.Unicode.GetBytes(Japanese), charset: "utf-16le"));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1251")]
    [InlineData("utf-16")]
    [InlineData("no-such-thing")]
    [InlineData(null)]
    public void Valid_utf8_is_utf8_whatever_is_declared(string? charset) =>
        Assert.Equal(Sound, Decode(Encoding.UTF8.GetBytes(Sound), charset));

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-1")]
    [InlineData("us-ascii")]
    [InlineData("utf-8")]
    [InlineData("no-such-thing")]
    [InlineData(null)]
    public void Bytes_that_are_no_utf8_are_windows_1252_unless_another_encoding_is_declared(string? charset) =>
        Assert.Equal(Sound, Decode(Legacy("windows-1252", Sound), charset));

    [Theory]
    [InlineData("windows-1251", "Не ищите виноватых")]
    [InlineData("koi8-r", "Не ищите виноватых")]
    [InlineData("iso-8859-2", "Źródło wiedzy")]
    [InlineData("shift_jis", "障害から学ぶ")]
    [InlineData("iso-2022-jp", "障害から学ぶ")]
    [InlineData("euc-jp", "障害から学ぶ")]
    [InlineData("gbk", "从故障中学习")]
    [InlineData("big5", "從故障中學習")]
    [InlineData("euc-kr", "장애에서 배우기")]
    public void A_declared_legacy_encoding_is_used(string charset, string text) =>
        Assert.Equal(text, Decode(Legacy(charset, text), charset));

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1251\"?><p>Привет</p>")]
    [InlineData("<html><head><meta charset=windows-1251></head><p>Привет</p>")]
    [InlineData("<html><head><META http-equiv='Content-Type' content='text/html; charset=windows-1251'></head><p>Привет</p>")]
    public void A_declaration_inside_the_document_is_used(string text) =>
        Assert.Equal(text, Decode(Legacy("windows-1251", text)));

    [Fact]
    public void The_declaration_of_the_server_counts_more_than_that_of_the_page()
    {
        const string Page = "<meta charset=\"windows-1251\"><p>Źródło</p>";

        Assert.Equal(Page, Decode(Legacy("iso-8859-2", Page), charset: "iso-8859-2"));
    }

    [Fact]
    public void A_stray_byte_in_a_utf8_text_is_windows_1252_and_the_rest_stays_utf8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Sound), 0x93, .. "quoted"u8, 0x94];

        Assert.Equal(Sound + "“quoted”", Decode(bytes, charset: "utf-8"));
    }

    [Fact]
    public void Line_ends_become_line_feeds_and_zero_width_marks_vanish() =>
        Assert.Equal("one\ntwo\nthree\n\nfour", Decode("\uFEFFone\r\ntwo\rth\uFEFFree\n\r\nfour"u8.ToArray()));

    [Theory]
    [InlineData("255044462D312E37", "is a PDF; save it as text or HTML first")]
    [InlineData("504B030414000600", "is a ZIP archive or an Office document; unpack it, or save it as text or HTML first")]
    [InlineData("1F8B0800000000", "is gzip-compressed; unpack it first")]
    [InlineData("89504E470D0A1A0A", "is a PNG image; give its text")]
    [InlineData("FFD8FFE000104A46", "is a JPEG image; give its text")]
    [InlineData("474946383961", "is a GIF image; give its text")]
    [InlineData("D0CF11E0A1B11AE1", "is an old Office document; save it as text or HTML first")]
    [InlineData("61620063640065660001020304050607", "is not text but binary data; save it as text or HTML first")]
    [InlineData("4161010203040506410708", "is not text but binary data; save it as text or HTML first")]
    [InlineData("FFFE0100020003000400050006000700", "is not text but binary data; save it as text or HTML first")]
    [InlineData("20200A0920", "holds no text; give a file with text in it")]
    public void What_is_no_text_is_named_with_what_to_do(string bytes, string problem)
    {
        var e = Assert.Throws<SourceException>(() => Decode(Convert.FromHexString(bytes)));

        Assert.Equal($"notes.txt {problem}.", e.Message);
    }

    [Fact]
    public void Random_bytes_are_no_text()
    {
        var bytes = new byte[10_000];
        new Random(7).NextBytes(bytes);

        Assert.Throws<SourceException>(() => Decode(bytes));
    }

    private static string Decode(byte[] bytes, string? charset = null) =>
        TextDecoder.Decode(new RawDocument { Key = "notes.txt", Name = "notes.txt", Bytes = bytes, Charset = charset });

    private static byte[] Legacy(string charset, string text) =>
        CodePagesEncodingProvider.Instance.GetEncoding(charset)!
            .GetBytes(text);
}
