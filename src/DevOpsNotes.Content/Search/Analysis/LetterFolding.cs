using System.Text;

namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>
/// Lower case without diacritics: "Müller", "MULLER" and "muller" are one name to a reader. Our own tables, because string
/// normalisation is not available without ICU. Letters of other scripts are only made lower-case.
/// </summary>
internal static class LetterFolding
{
    /// <summary>The most letters that one character becomes.</summary>
    public const int MaxExpansion = 2;

    private const char Unfolded = '·';

    // The base letters of U+00C0-U+017F and of U+1E00-U+1EFF, by the decompositions of the Unicode character database;
    // letters without one (ø, đ, ł) by how they are usually typed without their key.
    private const string LatinFrom00C0 =
        "aaaaaaaceeeeiiiidnooooo·ouuuuytsaaaaaaaceeeeiiiidnooooo·ouuuuyty" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll" +
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private const string LatinFrom1E00 =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
        "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
        "wwwwwwwwwwxxxxyyzzzzzzhtwyas····aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
        "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy······";

    /// <summary>Writes the folded form of one character and returns its length; 0 for an accent that stands alone.</summary>
    public static int Fold(char character, Span<char> folded)
    {
        if (char.IsAscii(character))
        {
            folded[0] = char.ToLowerInvariant(character);
            return 1;
        }

        if (IsInvisible(character)) return 0;
        if (Ligature(character) is { } letters)
        {
            letters.CopyTo(folded);
            return letters.Length;
        }

        folded[0] = BaseLetter(character) is var letter and not Unfolded ? letter : char.ToLowerInvariant(character);
        return 1;
    }

    /// <summary>A whole text in its folded form.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        Span<char> letters = stackalloc char[MaxExpansion];
        foreach (var character in text)
            folded.Append(letters[..Fold(character, letters)]);
        return folded.ToString();
    }

    /// <summary>A combining accent or a soft hyphen: part of a word, but no letter of it.</summary>
    public static bool IsInvisible(char character) => character is (>= '\u0300' and <= '\u036F') or '\u00AD';

    private static string? Ligature(char character) => character switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        _ => null,
    };

    private static char BaseLetter(char character) => character switch
    {
        >= '\u00C0' and <= '\u017F' => LatinFrom00C0[character - '\u00C0'],
        >= '\u1E00' and <= '\u1EFF' => LatinFrom1E00[character - '\u1E00'],
        'Ơ' or 'ơ' => 'o',
        'Ư' or 'ư' => 'u',
        'Ș' or 'ș' => 's',
        'Ț' or 'ț' => 't',
        _ => Unfolded,
    };
}
