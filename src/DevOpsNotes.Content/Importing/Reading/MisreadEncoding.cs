using System.Text;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>A single-byte encoding that UTF-8 text gets read in by mistake: bytes 0x80 to 0xFF and their characters.</summary>
internal sealed class MisreadEncoding
{
    // The highest character of these encodings is U+25CA, apart from the Apple logo of Mac Roman, its byte 0xF0.
    private const int HighestCharacter = 0x2600;
    private const char AppleLogo = '\uF8FF';

    private readonly byte[] _byteOf = new byte[HighestCharacter];
    private readonly string _upperHalf;
    private readonly Lazy<LossySequences> _lossy;

    private MisreadEncoding(string upperHalf)
    {
        _upperHalf = upperHalf;
        for (var i = 0; i < upperHalf.Length; i++)
        {
            if (upperHalf[i] is >= '\u0080' and < (char)HighestCharacter)
                _byteOf[upperHalf[i]] = (byte)(0x80 + i);
        }

        _lossy = new Lazy<LossySequences>(() => new LossySequences(this));
    }

    public static MisreadEncoding Windows1252 { get; } = From("windows-1252");

    /// <summary>The more usual an encoding, the earlier: it wins where several explain a text equally well.</summary>
    public static IReadOnlyList<MisreadEncoding> All { get; } =
    [
        Windows1252,
        From("iso-8859-1"),
        From("iso-8859-15"),
        From("windows-1250"),
        From("iso-8859-2"),
        new(string.Concat(Enumerable.Range(0x80, 0x20).Select(c1 => (char)c1)) + LegacyEncodings.Iso885916UpperHalf),
        From("macintosh"),
    ];

    /// <summary>The characters that a misread sequence can begin with.</summary>
    public IEnumerable<char> LeadCharacters => _upperHalf[(0xC2 - 0x80)..(0xF5 - 0x80)];

    /// <summary>What is left of a character when the C1 controls in its misreading were dropped or replaced.</summary>
    public LossySequences Lossy => _lossy.Value;

    /// <summary>The byte that reads as this character, or 0 for ASCII and for characters that the encoding lacks.</summary>
    public byte ByteOf(char character) => 
        character < HighestCharacter ? _byteOf[character]
        : character == AppleLogo && _upperHalf[0xF0 - 0x80] == AppleLogo ? (byte)0xF0
        : (byte)0;

    /// <summary>What the text looks like after its UTF-8 bytes were read in this encoding.</summary>
    public string Misread(string text) =>
        string.Concat(Encoding.UTF8.GetBytes(text).Select(b => b < 0x80 ? (char)b : _upperHalf[b - 0x80]));

    /// <summary>Reads one character back from its complete misreading.</summary>
    /// <param name="text">Begins with the misreading.</param>
    /// <param name="original">The character it was.</param>
    /// <returns>How many characters the misreading has, or 0 if there is none here.</returns>
    public int TryReadBack(ReadOnlySpan<char> text, out Rune original)
    {
        original = default;
        Span<byte> bytes = stackalloc byte[4];
        bytes[0] = ByteOf(text[0]);
        var length = bytes[0] switch { < 0xC2 => 0, < 0xE0 => 2, < 0xF0 => 3, < 0xF5 => 4, _ => 0 };
        if (length == 0 || text.Length < length)
            return 0;

        for (var i = 1; i < length; i++)
            bytes[i] = ByteOf(text[i]);

        return Rune.DecodeFromUtf8(bytes[..length], out original, out var consumed) == System.Buffers.OperationStatus.Done && consumed == length
            ? length
            : 0;
    }

    private static MisreadEncoding From(string name)
    {
        var upperHalf = Enumerable.Range(0x80, 0x80).Select(b => (byte)b).ToArray();
        return new MisreadEncoding(LegacyEncodings.Get(name).GetString(upperHalf));
    }
}
