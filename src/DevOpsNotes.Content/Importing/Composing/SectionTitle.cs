using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>Gives a section a title that says something without its surroundings: "Watch your queues: Storage", not "Storage".</summary>
internal static class SectionTitle
{
    private const int Longest = 110;

    public static string Of(Document document, IReadOnlyList<HeadingParts> path)
    {
        if (path.Count == 0)
            return Words.Shorten(document.Title, Longest);
        var own = path[^1].Title.TrimEnd(':', ' ');
        var talk = path.LastOrDefault(parts => parts.HasSpeakers);
        var above = talk is not null && !ReferenceEquals(talk, path[^1]) ? talk.Title
            : talk is null && Words.Count(own) <= 2 ? (path.Count > 1 ? path[^2].Title : Brief(document.Title))
            : null;
        if (above is null || above == own)
            return Words.Shorten(own, Longest);
        var whole = $"{above.TrimEnd(':', ' ')}: {own}";
        return whole.Length <= Longest ? whole
            : Words.Count(own) >= 4 || own.Length > Longest / 2 ? Words.Shorten(own, Longest)
            : $"{Words.Shorten(above, Longest - own.Length - 2)}: {own}";
    }

    /// <summary>A title without its subtitle.</summary>
    private static string Brief(string title)
    {
        var end = title.IndexOfAny(['.', ':', '?', '|'], Math.Min(12, title.Length));
        return end > 0 ? title[..end] : title;
    }
}
