using System.Globalization;
using System.Text;
using DevOpsNotes.Bot.Slack.Requests;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>A request, and what is to become of it.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Request">The request.</param>
/// <param name="Verdict">What we say.</param>
/// <param name="UnlikeBolt">Why Bolt takes it and we refuse it, or the other way round; <see langword="null"/> when both do the same.</param>
internal sealed record SignatureCase(string Name, SignedRequest Request, SignatureVerdict Verdict, string? UnlikeBolt = null)
{
    private const string Secret = "test_signing_secret_0123456789abcdef";
    private const long Now = 1767225600;
    private const int DigitsOfSignature = 64;

    private const string FromTheFuture = "Slack asks for the absolute difference to be checked; Bolt checks for old timestamps only, so what was signed for later could be sent again until then.";
    private const string NotWholeSeconds = "Slack sends whole seconds in digits; Bolt takes what JavaScript takes for a number, and signs that number instead of the header.";
    private const string AfterTheHash = "Bolt looks at nothing behind a second '='.";
    private const string NotTheHeader = "We sign the header as it came, as Slack says; Bolt signs the number that it read from it.";
    private const string NotTheBytes = "We sign the bytes as they came, as Slack says; Bolt signs the text that it read from them.";

    private static readonly byte[] Body = "command=%2Fdevops&text=toil"u8.ToArray();
    private static readonly SignedRequest Valid = SignedAt(Now);

    /// <summary>The cases that somebody thought of.</summary>
    public static IReadOnlyList<SignatureCase> Thought { get; } =
    [
        new("signed now", Valid, SignatureVerdict.Valid),
        new("another secret", Valid with { Secret = "another_signing_secret_0123456789abc" }, SignatureVerdict.Mismatch),
        new("a byte of the body changed", Valid with { Body = [.. Body[..^1], (byte)'m'] }, SignatureVerdict.Mismatch),
        new("a byte more", Valid with { Body = [.. Body, (byte)'\n'] }, SignatureVerdict.Mismatch),

        new("300 seconds old", SignedAt(Now - 300), SignatureVerdict.Valid),
        new("301 seconds old", SignedAt(Now - 301), SignatureVerdict.Stale),
        new("300 seconds from now", SignedAt(Now + 300), SignatureVerdict.Valid),
        new("301 seconds from now", SignedAt(Now + 301), SignatureVerdict.Stale, FromTheFuture),
        new("old, and sent with a new timestamp", SignedAt(Now - 3600) with { Timestamp = Text(Now) }, SignatureVerdict.Mismatch),

        new("no headers", Valid with { Timestamp = null, Signature = null }, SignatureVerdict.Missing),
        new("no timestamp", Valid with { Timestamp = null }, SignatureVerdict.Missing),
        new("empty timestamp", SignedAt("") with { Now = 0 }, SignatureVerdict.Missing),
        new("no signature", Valid with { Signature = null }, SignatureVerdict.Missing),
        new("empty signature", Valid with { Signature = "" }, SignatureVerdict.Missing),

        new("a word for a timestamp", SignedAt("now"), SignatureVerdict.BadTimestamp),
        new("two timestamps", SignedAt($"{Now}, {Now}"), SignatureVerdict.BadTimestamp),
        new("a negative timestamp", SignedAt($"-{Now}"), SignatureVerdict.BadTimestamp),
        new("a plus sign before the timestamp", SignedAs($"+{Now}"), SignatureVerdict.BadTimestamp, NotWholeSeconds),
        new("a fraction of a second", SignedAt($"{Now}.5"), SignatureVerdict.BadTimestamp, NotWholeSeconds),
        new("an exponent", SignedAs("17672256e2"), SignatureVerdict.BadTimestamp, NotWholeSeconds),
        new("hexadecimal", SignedAs($"0x{Now:x}"), SignatureVerdict.BadTimestamp, NotWholeSeconds),
        new("digits of another script", SignedAt("١٧٦٧٢٢٥٦٠٠"), SignatureVerdict.BadTimestamp),
        new("leading zeros", SignedAt($"00{Now}"), SignatureVerdict.Valid, NotTheHeader),
        new("leading zeros that were not signed", SignedAs($"00{Now}"), SignatureVerdict.Mismatch, NotTheHeader),
        new("the largest timestamp", SignedAt(Text(long.MaxValue)), SignatureVerdict.Stale),
        new("a timestamp larger than that", SignedAt("100000000000000000000"), SignatureVerdict.BadTimestamp, FromTheFuture),

        new("version 1", Valid with { Signature = "v1=" + Hash }, SignatureVerdict.UnknownVersion),
        new("an upper-case version", Valid with { Signature = "V0=" + Hash }, SignatureVerdict.UnknownVersion),
        new("no version", Valid with { Signature = Hash }, SignatureVerdict.UnknownVersion),
        new("a version alone", Valid with { Signature = "v0=" }, SignatureVerdict.Mismatch),
        new("upper-case digits", Valid with { Signature = "v0=" + Hash.ToUpperInvariant() }, SignatureVerdict.Mismatch),
        new("a digit less", Valid with { Signature = Valid.Signature![..^1] }, SignatureVerdict.Mismatch),
        new("a digit more", Valid with { Signature = Valid.Signature + "0" }, SignatureVerdict.Mismatch),
        new("as many characters, and more bytes", Valid with { Signature = "v0=" + new string('é', DigitsOfSignature) }, SignatureVerdict.Mismatch),
        new("as many bytes, and fewer characters", Valid with { Signature = "v0=" + new string('é', DigitsOfSignature / 2) }, SignatureVerdict.Mismatch),
        new("half a character", Valid with { Signature = "v0=" + Hash[1..] + "\uD83D" }, SignatureVerdict.Mismatch),
        new("something behind the hash", Valid with { Signature = Valid.Signature + "=00" }, SignatureVerdict.Mismatch, AfterTheHash),

        new("an empty body", SignedNow([]), SignatureVerdict.Valid),
        new("a body beyond ASCII", SignedNow("""{"text":"café 🚀 日本語"}"""u8.ToArray()), SignatureVerdict.Valid),
        new("a body with a byte order mark", SignedNow([0xEF, 0xBB, 0xBF, .. Body]), SignatureVerdict.Valid),
        new("a body with zeros and line ends", SignedNow("a\0b\r\nc\n"u8.ToArray()), SignatureVerdict.Valid),
        new("a body that is no text", SignedNow([0xC3, 0x28, 0xFF]), SignatureVerdict.Valid, NotTheBytes),
        new("a secret beyond ASCII", SignedRequest.Of("gehëim🔑", Text(Now), Body, Now), SignatureVerdict.Valid),
    ];

    private static string Hash => Valid.Signature![3..];

    /// <summary>Cases that nobody thought of; the same in every run.</summary>
    public static IEnumerable<SignatureCase> Generated(int count)
    {
#pragma warning disable CA5394 // Chance that is the same in every run.
        var random = new Random(20260101);
        for (var number = 0; number < count; number++)
        {
            var skew = random.Next(-600, 601);
            var sent = SignedRequest.Of(Convert.ToHexStringLower(Bytes(random, 16)), Text(Now + skew), Encoding.UTF8.GetBytes(Words(random)), Now);
            // Half of them arrive as they were sent.
            var change = random.Next(2) == 0 ? 0 : random.Next(1, 8);
            var (request, verdict) = change switch
            {
                0 => (sent, SignatureVerdict.Valid),
                1 => (sent with { Body = [.. sent.Body, (byte)random.Next(32, 127)] }, SignatureVerdict.Mismatch),
                2 => (sent with { Body = Flipped(random, sent.Body) }, SignatureVerdict.Mismatch),
                3 => (sent with { Secret = Convert.ToHexStringLower(Bytes(random, 16)) }, SignatureVerdict.Mismatch),
                4 => (sent with { Signature = sent.Signature![..random.Next(3, sent.Signature!.Length)] }, SignatureVerdict.Mismatch),
                5 => (sent with { Signature = "v0=" + Convert.ToHexStringLower(Bytes(random, 32)) }, SignatureVerdict.Mismatch),
                6 => (sent with { Signature = $"v{random.Next(1, 100)}{sent.Signature![2..]}" }, SignatureVerdict.UnknownVersion),
                _ => (sent with { Timestamp = Text(Now + skew + (random.Next(2) == 0 ? 1 : -1)) }, SignatureVerdict.Mismatch),
            };
            var age = Now - long.Parse(request.Timestamp!, CultureInfo.InvariantCulture);
            var isTaken = verdict == SignatureVerdict.Valid;
            yield return new SignatureCase($"number {number}", request, Math.Abs(age) > 300 ? SignatureVerdict.Stale : verdict, isTaken && age < -300 ? FromTheFuture : null);
        }
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Flipped(Random random, byte[] body)
    {
        if (body.Length == 0)
            return [0];
        var flipped = body.ToArray();
        flipped[random.Next(body.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    /// <summary>Text of any length, with characters of one to four bytes.</summary>
    private static string Words(Random random)
    {
        string[] pieces = ["a", "&text=", "%2F", "{\"", "\"}", "\\u00e9", "é", "ß", "→", "日本", "🚀", "\n", "\0", " ", "<@U1>", "="];
        return string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => pieces[random.Next(pieces.Length)]));
    }
#pragma warning restore CA5394

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static SignedRequest SignedAt(long seconds) => SignedAt(Text(seconds));

    private static SignedRequest SignedAt(string timestamp) => SignedRequest.Of(Secret, timestamp, Body, Now);

    /// <summary>Signed as of now, and sent with another way to write it.</summary>
    private static SignedRequest SignedAs(string timestamp) => Valid with { Timestamp = timestamp };

    private static SignedRequest SignedNow(byte[] body) => SignedRequest.Of(Secret, Text(Now), body, Now);
}
