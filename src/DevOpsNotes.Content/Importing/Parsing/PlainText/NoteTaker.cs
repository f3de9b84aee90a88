using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>Finds who wrote a plain text from what it says of its writer.</summary>
internal static partial class NoteTaker
{
    public static string? Of(string text)
    {
        if (Introduction().Matches(text).Select(match => match.Groups[1].Value.Trim()).FirstOrDefault(PersonName.IsName) is { } introduced)
            return introduced;

        // Remarks of the note-taker's own are marked with the first name: "(Jo: I would not go so far)".
        if (AsideName(text) is not { } name)
            return null;
        return PersonName.FindFull(text, name) ?? name;
    }

    private static string? AsideName(string text)
    {
        var asides = Aside().Matches(text).Select(match => match.Groups[1].Value).Where(name => !TitleWords.Contains(name) && !SpeakerLabels.IsNoSpeaker(name)).ToList();
        return asides.CountBy(name => name).Where(pair => pair.Value >= 2).Select(pair => pair.Key).FirstOrDefault()
            ?? asides.Distinct().Take(20).FirstOrDefault(name => Regex.IsMatch(text, $@"^{name}: I\b|\({name}: .*\bI\b", RegexOptions.Multiline, TimeSpan.FromSeconds(1)));
    }

    [GeneratedRegex(@"(?:\b(?:[Nn]otes|[Ww]ritten|[Pp]osted|[Rr]eported) by:?|\bmy name is|\bme\s+[-–—]|^[Aa]uthor:|^[Bb]y)\s+((?:\p{Lu}[\p{L}.'’-]+[ ]?(?:(?:van|von|de|der|den)[ ])?){2,4})", RegexOptions.Multiline)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"(?:^|\()(\p{Lu}\p{Ll}{1,12}): (?=\S)", RegexOptions.Multiline)]
    private static partial Regex Aside();
}
