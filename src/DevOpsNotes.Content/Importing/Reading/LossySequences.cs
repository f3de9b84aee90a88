using System.Buffers;
using System.Text;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>
/// What characters look like after their UTF-8 bytes were read in one encoding and the result lost something more: the
/// C1 controls were dropped or replaced by U+FFFD, no-break spaces became spaces, curly quotes straight ones.
/// No round trip brings these back, so they are looked up.
/// </summary>
internal sealed class LossySequences
{
    // In the order of likelihood: of characters that leave the same remains, the first is taken.
    public const string Repertoire =
        "’“”‘–—…•€™·→←↑↓⇒✓✔✗✘★☆■□▪▶►●○◦❤−≈≠≤≥′″†‡‰‹›‚„‐‑‒―№£¥¢₹₽・「」、。\u2003\u2009\u200A\u200B\u200D\u202F\u2028\uFB01\uFB02\uFEFF";

    private const char NoBreakSpace = '\u00A0';

    private readonly Dictionary<string, Damage> _known = [];
    private readonly Dictionary<string, Damage>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly SearchValues<char> _firstCharacters;
    private int _longest;

    public LossySequences(MisreadEncoding encoding)
    {
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

        var latin = Enumerable.Range(0xA0, 0x180 - 0xA0).Select(c => (char)c);
        var remains = Repertoire.Concat(latin).SelectMany(original => Remains(encoding, original));
        foreach (var group in remains.GroupBy(pair => pair.Text, pair => pair.Original))
            Add(group.Key, KindOf(group.Key, [.. group]), group.First());

        AddSpaces(encoding);
        AddReadOnceMore(encoding);
        _firstCharacters = SearchValues.Create(string.Concat(_known.Keys.Select(known => known[0]).Distinct()));
    }

    /// <summary>The longest known remains that the text begins with.</summary>
    public Damage Find(ReadOnlySpan<char> text)
    {
        if (!_firstCharacters.Contains(text[0]))
            return Damage.None;

        for (var length = Math.Min(_longest, text.Length); length > 0; length--)
        {
            if (_lookup.TryGetValue(text[..length], out var damage))
                return damage;
        }

        return Damage.None;
    }

    private static IEnumerable<(string Text, char Original)> Remains(MisreadEncoding encoding, char original)
    {
        var misread = encoding.Misread(original.ToString());
        if (misread.Any(char.IsControl))
        {
            yield return (string.Concat(misread.Where(c => !char.IsControl(c))), original);
            yield return (string.Concat(misread.Select(c => char.IsControl(c) ? '\uFFFD' : c)), original);
        }

        // “ and ” are bytes 0x93 and 0x94 of the Windows encodings, and so the ends of misread dashes.
        if (misread.Length == 3 && misread[2] is '“' or '”')
            yield return (misread[..2] + '"', original);
    }

    private static DamageKind KindOf(string remains, char[] originals) => originals switch
    {
        _ when originals.Contains('“') && originals.Contains('’') => DamageKind.Punctuation,
        ['–' or '—', ..] => DamageKind.Dash,
        _ when originals.Contains('•') && originals.Contains('™') => DamageKind.BulletOrTrademark,
        [_, _, ..] when remains.Length == 1 => DamageKind.Letter,
        _ => DamageKind.Certain,
    };

    private void Add(string remains, DamageKind kind, char original)
    {
        _known.TryAdd(remains, new Damage(remains.Length, kind, new Rune(original)));
        _longest = Math.Max(_longest, remains.Length);
    }

    private void AddSpaces(MisreadEncoding encoding)
    {
        var nbsp = encoding.Misread(NoBreakSpace.ToString());
        if (nbsp[1] == NoBreakSpace)
        {
            Add(nbsp[..1] + ' ', DamageKind.Certain, ' ');
            Add(encoding.Misread("à")[..1] + ' ', DamageKind.Certain, 'à');
            Add(nbsp[..1], DamageKind.Nothing, NoBreakSpace);
        }
    }

    /// <summary>
    /// Remains of two characters and a no-break space may have been taken for UTF-8 once more and become one character
    /// of their own: "…" left "âŠ", and "âŠ" with the space after it are the bytes of "⊠".
    /// </summary>
    private void AddReadOnceMore(MisreadEncoding encoding)
    {
        foreach (var (remains, damage) in _known.Where(known => known.Key.Length == 2 && known.Value.Kind == DamageKind.Certain).ToList())
        {
            if (MisreadEncoding.Windows1252.TryReadBack(remains + NoBreakSpace, out var merged) > 0 && merged.IsBmp && encoding.ByteOf((char)merged.Value) == 0)
                _known.TryAdd(merged.ToString(), new Damage(1, DamageKind.CertainThenSpace, damage.Original));
        }
    }
}
