using System.Globalization;
using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>What speaks for and against a text being UTF-8 that was read in a given encoding.</summary>
/// <param name="For">Sequences that no language writes, but which that damage leaves behind.</param>
/// <param name="Against">Letters, quotes and dashes that this damage cannot have left behind.</param>
/// <param name="Odd">
/// Signs that this damage cannot have left behind, but that the frame of a page may have added (©, »), and signs that a
/// repair would bring to light, but that hardly any text uses: enough to prefer another encoding, not to leave damage.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DamageEvidence(int For, int Against, int Odd)
{
    // A page may join a damaged text with a sound header; a sound text may give examples of damage.
    private const int RequiredRatio = 3;

    public bool Suffices => For > 0 && For >= RequiredRatio * Against;

    /// <summary>The greater, the better the encoding explains the text.</summary>
    public (int Balance, int Usual) Rank => (For - Against, -Odd);

    public static DamageEvidence Gather(ReadOnlySpan<char> text, MisreadEncoding encoding)
    {
        var (pro, contra, odd, end) = (0, 0, 0, 0);
        for (var at = DamageScanner.NextCandidate(text, 0); at < text.Length; at = DamageScanner.NextCandidate(text, at))
        {
            var followsDamage = at == end && at > 0;
            var damage = DamageScanner.At(text, at, encoding, followsDamage);
            var weight = damage.Length == 0 ? WeightOfUnexplained(text[at], followsDamage) : Weight(text, at, damage);
            pro += Math.Max(weight, 0);
            contra -= Math.Min(weight, 0);
            odd += IsOdd(text[at], damage) ? 1 : 0;

            at += Math.Max(damage.Length, 1);
            end = damage.Length > 0 ? at : 0;
        }

        return new DamageEvidence(pro, contra, odd);
    }

    // What touches a damaged sequence would belong to it if the encoding were the right one.
    private static int WeightOfUnexplained(char character, bool followsDamage) =>
        char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format ? 0
        : IsSignOfPageFrame(character) && !followsDamage ? 0
        : -1;

    private static bool IsOdd(char character, Damage damage) =>
        damage.Length == 0 ? IsSignOfPageFrame(character) : damage.Kind == DamageKind.Certain && IsRare(damage.Original.Value);

    private static bool IsSignOfPageFrame(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol => true,
        UnicodeCategory.OtherPunctuation => character != '…',
        _ => character is '«' or '»' or '\uFFFD',
    };

    private static int Weight(ReadOnlySpan<char> text, int at, Damage damage) => damage.Kind switch
    {
        DamageKind.Punctuation when damage.Length == 1 => LonePunctuation.Weight(text, at),
        DamageKind.Letter or DamageKind.Nothing or DamageKind.CertainThenSpace => 0,
        _ when !IsImplausible(text, at, damage) => 0,
        _ => IsMention(text, at, damage.Length) ? -1 : 1,
    };

    /// <summary>Something quoted by itself is talked about: <c>`â€™` is an apostrophe</c>.</summary>
    private static bool IsMention(ReadOnlySpan<char> text, int at, int length) =>
        at > 0 && at + length < text.Length && text[at - 1] is '`' or '"' or '\'' or '“' or '‘' && text[at + length] is '`' or '"' or '\'' or '”' or '’';

    private static bool IsImplausible(ReadOnlySpan<char> text, int at, Damage damage)
    {
        var sequence = text.Slice(at, damage.Length);
        if (damage.Length == 2 && damage.Kind == DamageKind.Certain && !IsUsual(damage.Original.Value))
            return false;
        if (at > 0 && (char.IsLower(text[at - 1]) || char.IsDigit(text[at - 1])) && char.IsUpper(sequence[0]))
            return true;
        if (sequence.Length > 2 && char.GetUnicodeCategory(sequence[0]) == UnicodeCategory.OpenPunctuation)
            return true;

        for (var i = 1; i < sequence.Length; i++)
        {
            if (NeverFollows(sequence[i - 1], sequence[i]))
                return true;
        }

        return false;
    }

    // Two characters make many a rare letter by chance ("É®"); Latin, Greek and Cyrillic ones are what gets damaged.
    private static bool IsUsual(int original) => original is >= 0xA0 and < 0x180 or >= 0x370 and < 0x500 or >= 0x2000 and < 0x2C00 or 0x30FB;

    private static bool IsRare(int original) =>
        original is < 0xA0 and not 0 || (original is >= 0x2000 and < 0x2C00 && !LossySequences.Repertoire.Contains((char)original));

    private static bool NeverFollows(char first, char second)
    {
        if (char.IsControl(second))
            return true;
        if (char.IsLetter(first))
            return (char.IsLower(first) && char.IsUpper(second)) || IsSignThatNoWordEndsIn(second);

        // √© and ¬† are Mac Roman; √π and ¬∑ are mathematics.
        return char.GetUnicodeCategory(first) == UnicodeCategory.MathSymbol
            && second is not ('π' or 'Ω' or 'µ') && (char.IsLetter(second) || IsSignThatNoWordEndsIn(second))
            && char.GetUnicodeCategory(second) != UnicodeCategory.MathSymbol;
    }

    private static bool IsSignThatNoWordEndsIn(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.ModifierLetter => true,
        UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.OpenPunctuation => true,
        UnicodeCategory.OtherPunctuation => character != '…',
        _ => character is 'ª' or 'º',
    };
}
