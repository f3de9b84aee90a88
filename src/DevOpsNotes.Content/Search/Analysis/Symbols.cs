namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>What the characters between and beside letters mean to the <see cref="Analyzer"/>.</summary>
internal static class Symbols
{
    /// <summary>Between two letters or digits, a character that writes words together: hyphens and dashes, slash, dot, underscore.</summary>
    public static bool IsConnector(char character) => character is '-' or '\u2010' or '\u2011' or '\u2013' or '/' or '.' or '_';

    public static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\uFF07' or '`' or '´';

    /// <summary>How long the ending that begins with the apostrophe at <paramref name="position"/> is: 's, 'll, 're, 've, 'd, 'm; 0 if none.</summary>
    public static int ContractionAt(ReadOnlySpan<char> text, int position)
    {
        var rest = text[(position + 1)..];
        var letters = 0;
        while (letters < rest.Length && char.IsLetterOrDigit(rest[letters])) letters++;
        return rest[..letters] is ['s' or 'S' or 'd' or 'D' or 'm' or 'M'] or ['l' or 'L', 'l' or 'L'] or ['r' or 'v' or 'R' or 'V', 'e' or 'E']
            ? letters + 1
            : 0;
    }

    /// <summary>The word for a name that is written with a symbol, if one starts here, and how many characters it takes.</summary>
    public static string? NameAt(ReadOnlySpan<char> text, int position, out int length)
    {
        if (IsDotNet(text, position))
        {
            length = 4;
            return "dotnet";
        }

        var rest = text[position..];
        length = rest is [_, '+', '+', ..] ? 3 : 2;
        if (rest.Length < length || (position > 0 && char.IsLetterOrDigit(text[position - 1])) || StartsWord(rest[length..])) return null;
        return rest switch
        {
            ['c' or 'C', '#', ..] => "csharp",
            ['f' or 'F', '#', ..] => "fsharp",
            ['c' or 'C', '+', '+', ..] => "cpp",
            _ => null,
        };
    }

    /// <summary>".net" as a word of its own, not the end of "example.net".</summary>
    public static bool IsDotNet(ReadOnlySpan<char> text, int position) =>
        text[position] == '.'
        && (position == 0 || !char.IsLetterOrDigit(text[position - 1]))
        && text[(position + 1)..].StartsWith("net", StringComparison.OrdinalIgnoreCase)
        && !StartsWord(text[(position + 4)..]);

    private static bool StartsWord(ReadOnlySpan<char> text) => !text.IsEmpty && char.IsLetterOrDigit(text[0]);
}
