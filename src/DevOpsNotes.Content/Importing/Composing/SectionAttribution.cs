using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Parsing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>Says of a section who spoke, who wrote it down, where and when.</summary>
internal static class SectionAttribution
{
    private const int LongestName = 200;

    public static Attribution Of(Document document, Section section, IReadOnlyDictionary<string, string> roles)
    {
        var speakers = section.Speakers;
        // On a page of one's own one speaks for oneself; notes of an event are of what others said, and so are those of a crew.
        if (speakers.Count == 0 && document.Author is { } author && document.Event is null && !(PersonName.TryReadAll(author, out var authors) && authors.Count > 1))
            speakers = [author];
        var reporter = document.Author is { } taker && !speakers.Any(speaker => PersonName.MayMean(speaker, taker)) ? taker : null;
        return new Attribution
        {
            Speakers = [.. speakers.Select(speaker => Words.Shorten(speaker, LongestName))],
            Role = speakers is [var only] && roles.GetValueOrDefault(only) is { } role ? Words.Shorten(role, LongestName) : null,
            ReportedBy = reporter is null ? null : Words.Shorten(reporter, LongestName),
            Event = document.Event is null ? null : Words.Shorten(document.Event, LongestName),
            Date = document.Date,
            Source = document.Title,
            SourceUrl = section.Anchor is { } anchor && document.Url is { } url ? new Uri($"{url.GetLeftPart(UriPartial.Query)}#{anchor}") : document.Url,
            Licence = document.Licence is null ? null : Words.Shorten(document.Licence, LongestName),
            Verbatim = true,
        };
    }
}
