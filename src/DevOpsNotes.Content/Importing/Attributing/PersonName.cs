using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Attributing;

/// <summary>
/// Tells whether words look like the names of people. There is no list of names: a name is two to five capitalised
/// words, none of which is a word of titles or of the field.
/// </summary>
internal static partial class PersonName
{
    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "do", "la", "le", "el", "al", "bin", "ibn", "ter", "ten", "te", "zu", "af", "av", "y", "'t", "’t",
    };

    /// <summary>Reads "Jo Moss", "Jo Moss and Sam de Wit", "Jo Moss, Sam Wit &amp; Li Ren (Harbour)".</summary>
    public static bool TryReadAll(string text, out IReadOnlyList<string> names)
    {
        var found = new List<string>();
        foreach (var part in Separator().Split(WithoutCompany(text)))
        {
            if (!IsName(part))
            {
                // "Jo Moss, Harbour Ltd": what follows a name after a comma may be where the person works.
                if (found.Count > 0 && text.Contains(", " + part, StringComparison.Ordinal))
                    continue;
                names = [];
                return false;
            }

            found.Add(part.Trim());
        }

        names = found;
        return found.Count > 0;
    }

    /// <summary>"Jo Moss", "Ana de la Cruz", "Thomas “Bear” Krog", "J. R. Hale", "Sean O’Dell".</summary>
    public static bool IsName(string text)
    {
        var words = text.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 6 || !IsCapitalised(words[0]) || !(IsCapitalised(words[^1]) || Suffix().IsMatch(words[^1])))
            return false;
        var capitalised = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (Particles.Contains(word.ToLowerInvariant()) || Nickname().IsMatch(word) || Suffix().IsMatch(word))
                continue;
            if (!IsCapitalised(word) || (TitleWords.Contains(word) && !TitleWords.MayBeName(word, i == 0, i == words.Length - 1)))
                return false;
            capitalised++;
        }

        return capitalised is 2 or 3;
    }

    /// <summary>The full name in <paramref name="text"/> that begins with the given name or ends in the surname <paramref name="label"/>.</summary>
    public static string? FindFull(string text, string label)
    {
        const string Word = @"\p{Lu}[\p{L}’'-]+";
        const string Between = "(?:(?:van|von|de|der|den|la|le|di|da) ){0,3}";
        foreach (var pattern in (string[])[$@"\b{Regex.Escape(label)} {Between}{Word}", $@"\b{Word} {Between}{Regex.Escape(label)}\b"])
        {
            foreach (Match match in Regex.Matches(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
            {
                if (IsName(match.Value))
                    return match.Value;
            }
        }

        return null;
    }

    /// <summary>A label such as "Moss" or "Jo" may stand for <paramref name="name"/>.</summary>
    public static bool MayMean(string name, string label) =>
        name.Equals(label, StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(label + " ", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(" " + label, StringComparison.OrdinalIgnoreCase)
        || Initials(name).Equals(label.Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);

    public static string Initials(string name) =>
        string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsUpper(word[0])).Select(word => word[0]));

    private static bool IsCapitalised(string word) =>
        Word().IsMatch(word) && (word.Length <= 3 || !word.Where(char.IsLetter).All(char.IsUpper));

    /// <summary>"Jo Moss (Harbour)" is Jo Moss.</summary>
    public static string WithoutCompany(string text) => Handle().Replace(Parenthesis().Replace(text, ""), "").Trim();

    [GeneratedRegex(@"\s*(?:,\s+and\s+|,\s+&\s+|\s+and\s+|\s+&\s+|\s+\+\s+|\s+with\s+|,\s+|\s+/\s+)\s*")]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s+@\w+")]
    private static partial Regex Handle();

    [GeneratedRegex(@"\s*[(\[][^)\]]*[)\]]\s*$")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"^(?:\p{Lu}\.?|(?:\p{Lu}\.){2,3}|(?:[Dd]['’]|O['’]|Mc|Mac|Di|De|Van|Le|La)?\p{Lu}[\p{Ll}\p{M}’']+(?:[-–][\p{Lu}\p{Ll}][\p{Ll}’']+)*|\p{Lu}{2,3})$")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[“""'‘(].+[”""'’)]$")]
    private static partial Regex Nickname();

    [GeneratedRegex(@"^(?:[JS]r\.?|I{2,3}|PhD|Ph\.D\.)$")]
    private static partial Regex Suffix();
}
