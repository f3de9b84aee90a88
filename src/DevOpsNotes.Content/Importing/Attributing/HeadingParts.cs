using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Attributing;

/// <summary>On which side of a heading's separator the speaker stands.</summary>
internal enum SpeakerSide
{
    Last,
    First,
}

/// <summary>A heading taken apart: "Taming queues — Jo Moss and Li Ren" is a title and two speakers.</summary>
internal sealed partial record HeadingParts(string Title, IReadOnlyList<string> Speakers)
{
    public bool HasSpeakers => Speakers.Count > 0;

    /// <summary>Takes a heading apart at the separator that has names beside it.</summary>
    /// <param name="heading">The whole heading.</param>
    /// <param name="usual">Where the document's other headings have their speakers; decides when both sides look like names.</param>
    public static HeadingParts Read(string heading, SpeakerSide usual = SpeakerSide.Last)
    {
        var text = Kind().Replace(heading, "").Trim();
        var last = SpeakersLast(text);
        var first = SpeakersFirst(text);
        return (usual == SpeakerSide.First ? first ?? last : last ?? first) ?? new HeadingParts(Tidy(text), []);
    }

    /// <summary>The side of the one heading, or <see langword="null"/> where it has no speakers or could be read both ways.</summary>
    public static SpeakerSide? SideOf(string heading)
    {
        var text = Kind().Replace(heading, "").Trim();
        return (SpeakersLast(text), SpeakersFirst(text)) switch
        {
            ({ }, null) => SpeakerSide.Last,
            (null, { }) => SpeakerSide.First,
            _ => null,
        };
    }

    private static HeadingParts? SpeakersLast(string text)
    {
        // The first separator with nothing but names behind it: "Title -- Jo Moss, Li Ren and Ada Krog" has three.
        foreach (Match separator in Separators().Matches(text))
        {
            var right = text[(separator.Index + separator.Length)..];
            if (separator.Index > 0 && PersonName.TryReadAll(right, out var names))
                return new HeadingParts(Tidy(text[..separator.Index]), names);
        }

        // "Title (Jo Moss)"
        return InParentheses().Match(text) is { Success: true } enclosed && PersonName.TryReadAll(enclosed.Groups[2].Value, out var inside)
            ? new HeadingParts(Tidy(enclosed.Groups[1].Value), inside)
            : null;
    }

    private static HeadingParts? SpeakersFirst(string text)
    {
        foreach (Match separator in Separators().Matches(text))
        {
            var isBy = separator.Value.Trim() is "by" or "with";
            var left = text[..separator.Index];
            if (!isBy && separator.Index > 0 && separator.Index + separator.Length < text.Length && PersonName.TryReadAll(left, out var names))
                return new HeadingParts(Tidy(text[(separator.Index + separator.Length)..]), names);
        }

        return null;
    }

    private static string Tidy(string title) => title.Trim().Trim('–', '—', '-', ':', '|').Trim() is { Length: > 0 } tidy
        ? Enclosed().Replace(tidy, "$1")
        : title.Trim();

    /// <summary>What kind of talk it was is no part of its title.</summary>
    [GeneratedRegex(@"^(?:(?:opening |closing )?keynote|ignite(?: talk)?|lightning talk|talk|workshop|session|open space)\s*(?:#?\d+\s*)?[:–—]\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\s*[—―]\s*|\s+–\s+|(?<=\p{L}[?!.”""]?)–(?=\p{Lu})|\s+--?\s+|\s+\|\s+|\s+[·•@/]\s+|:\s+|,?\s+by\s+|\s+with\s+|,\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(.{3,}?)\s*\(([^()]{3,80})\)$")]
    private static partial Regex InParentheses();

    [GeneratedRegex(@"^[“""]([^“”""]+)[”""]$")]
    private static partial Regex Enclosed();
}
