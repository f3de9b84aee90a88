using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>
/// A section of several short notes, each a paragraph that begins with its own heading ("Quiet dashboards by Jo Moss: ..."),
/// is a section for each of them.
/// </summary>
internal static partial class RunInHeadings
{
    public static IEnumerable<Section> Split(Section section)
    {
        var paragraphs = section.Blocks.OfType<Paragraph>().ToList();
        var labelled = paragraphs.Count(paragraph => Label().IsMatch(paragraph.Text));
        return labelled >= (section.Path.Any(heading => ShortNotes().IsMatch(heading)) ? 1 : 3) && labelled * 2 > paragraphs.Count && section.Blocks.Count - paragraphs.Count <= labelled
            ? Notes(section)
            : [section];
    }

    private static IEnumerable<Section> Notes(Section section)
    {
        Section? open = null;
        foreach (var block in section.Blocks)
        {
            if (block is not Paragraph paragraph)
            {
                open = (open ?? section with { Blocks = [] }) with { Blocks = [.. open?.Blocks ?? [], block] };
                continue;
            }

            if (open is { Blocks.Count: > 0 })
                yield return open;
            open = OfParagraph(section, paragraph);
        }

        if (open is { Blocks.Count: > 0 })
            yield return open;
    }

    private static Section OfParagraph(Section section, Paragraph paragraph)
    {
        var label = Label().Match(paragraph.Text) is { Success: true } match ? match.Groups[1].Value : Opening().Match(paragraph.Text).Value.TrimEnd('.', ':');
        var byline = By().Match(label);
        var parts = byline.Success && PersonName.TryReadAll(byline.Groups[2].Value, out var names) ? new HeadingParts(byline.Groups[1].Value, names) : HeadingParts.Read(label);
        return section with
        {
            Path = [.. section.Path, parts.Title],
            Title = Words.Shorten(parts.Title, 100),
            Speakers = parts.HasSpeakers ? parts.Speakers : section.Speakers,
            IsTalk = section.IsTalk || parts.HasSpeakers,
            StandsAlone = true,
            Blocks = [paragraph],
        };
    }

    [GeneratedRegex(@"\b(?:short|quick|other|assorted|random|various|more|lightning|ignite|open spaces?|in brief|miscellaneous|misc|bits|snippets)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ShortNotes();

    [GeneratedRegex(@"^(\p{Lu}[^.!?:“”""\n]{3,110}?):\s+(?=\S)")]
    private static partial Regex Label();

    /// <summary>To the first end of a sentence, also before a small letter: "Who owns it? who is on call?"</summary>
    [GeneratedRegex(@"^.+?(?:[?!](?=\s)|\.(?=\s\p{Lu})|$)")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(.+?)\s+by\s+((?:\p{Lu}[\p{L}’'-]+\s?){2,4})")]
    private static partial Regex By();
}
