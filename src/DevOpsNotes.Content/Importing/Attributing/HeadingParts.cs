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
    /// <summary>A longer line is a paragraph in large type.</summary>
    private const int Longest = 300;

    /// <summary>Where most of the headings have their speakers; the end, unless at least two agree on the beginning.</summary>
    public static SpeakerSide UsualSide(IEnumerable<string> headings)
    {
        var sides = headings.Select(SideOf).Where(side => side is not null).CountBy(side => side!.Value).ToDictionary();
        var first = sides.GetValueOrDefault(SpeakerSide.First);
        return first >= 2 && first > sides.GetValueOrDefault(SpeakerSide.Last) ? SpeakerSide.First : SpeakerSide.Last;
    }

    public bool HasSpeakers => Speakers.Count > 0;

    /// <summary>Takes a heading apart at the separator that has names beside it.</summary>
    /// <param name="heading">The whole heading.</param>
    /// <param name="usual">Where the document's other headings have their speakers; decides when both sides look like names.</param>
    /// <param name="isTold">Whether the text below tells what this person said.</param>
    public static HeadingParts Read(string heading, SpeakerSide usual = SpeakerSide.Last, Func<string, bool>? isTold = null)
    {
        var text = Kind().Replace(Bracketed().Replace(heading.Trim(), "$1"), "").Trim();
        if (text.Length is 0 or > Longest)
            return new HeadingParts(heading.Trim(), []);
        var last = SpeakersLast(text);
        // "Approaching Overload: a story" has no speaker; "Jo Moss: Taming queues" has one where the other headings do so,
        // too, or where the text tells what Jo said.
        var first = SpeakersFirst(text, withColon: true);
        if (first is not null && usual != SpeakerSide.First && SpeakersFirst(text, withColon: false) is null && isTold?.Invoke(first.Speakers[0]) != true)
            first = null;
        return (usual == SpeakerSide.First ? first ?? last : last ?? first) ?? new HeadingParts(Tidy(text), []);
    }

    /// <summary>The side of one heading, or <see langword="null"/> where it has no speakers or could be read both ways.</summary>
    private static SpeakerSide? SideOf(string heading)
    {
        var text = Kind().Replace(heading, "").Trim();
        if (text.Length is 0 or > Longest)
            return null;
        return (SpeakersLast(text), SpeakersFirst(text, withColon: true)) switch
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
            if (separator.Index > 0 && !IsColon(separator) && PersonName.TryReadAll(right, out var names))
                return new HeadingParts(Tidy(text[..separator.Index]), names);
        }

        // "Title (Jo Moss)"
        return InParentheses().Match(text) is { Success: true } enclosed && PersonName.TryReadAll(enclosed.Groups[2].Value, out var inside)
            ? new HeadingParts(Tidy(enclosed.Groups[1].Value), inside)
            : null;
    }

    private static HeadingParts? SpeakersFirst(string text, bool withColon)
    {
        foreach (Match separator in Separators().Matches(text))
        {
            var left = text[..separator.Index];
            if (!separator.Value.Contains("by", StringComparison.OrdinalIgnoreCase) && (withColon || !IsColon(separator)) && separator.Index > 0 && separator.Index + separator.Length < text.Length && PersonName.TryReadAll(left, out var names))
                return new HeadingParts(Tidy(text[(separator.Index + separator.Length)..]), names);
        }

        return null;
    }

    private static bool IsColon(Match separator) => separator.Value[0] == ':';

    private static string Tidy(string title) => title.Trim().Trim('–', '—', '-', ':', '|').Trim() is { Length: > 0 } tidy
        ? Enclosed().Replace(tidy, "$1")
        : title.Trim();

    /// <summary>When a talk was and of what kind is no part of its title.</summary>
    [GeneratedRegex(@"^(?:\d{1,2}[:.]\d{2}(?:\s*[-–]\s*\d{1,2}[:.]\d{2})?\s*[-–:|]?\s+)?(?:(?:(?:opening |closing )?keynote|ignite(?: talk)?|lightning talk|talk|workshop|session|open space)\s*(?:#?\d+\s*)?[:–—]\s*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\s*[—―]\s*|\s+–\s+|(?<=\p{L}[?!.”""]?)–(?=\p{Lu})|\s+--?\s+|\s+\|\s+|\s+[·•@/]\s+|:\s+|,?\s+by\s+|,\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(.{3,}?)\s*\(([^()]{3,80})\)$")]
    private static partial Regex InParentheses();

    [GeneratedRegex(@"^\[([^\[\]]+)\]$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^[“""]([^“”""]+)[”""]$")]
    private static partial Regex Enclosed();
}
