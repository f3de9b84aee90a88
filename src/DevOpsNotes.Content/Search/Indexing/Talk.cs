using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Search.Indexing;

/// <summary>
/// Tells which talk a note is from: what the same people said at the same event, whoever wrote it down; where nobody is
/// named, the section of that title; where there was no event, what was written under that title.
/// </summary>
internal static partial class Talk
{
    /// <summary>The same number for two notes of one talk; for two of different talks only by a chance of 1 in 2^64.</summary>
    public static ulong KeyOf(Note note) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(NameOf(note).AsSpan()));

    private static string NameOf(Note note)
    {
        var said = note.Attribution;
        var people = Letters(string.Concat(said.Speakers.Order(StringComparer.Ordinal)));
        var title = said.Talk ?? Pieces().Replace(note.Title, "");
        if (said.Event is not { } conference)
        {
            var isWholePost = said.Talk is not null || people.Length == 0 || title == said.Source;
            return isWholePost ? Letters(title) : $"{Letters(said.Source)} {people}";
        }

        // An importer's title may repeat the event's name.
        var section = title.StartsWith(conference, StringComparison.OrdinalIgnoreCase) ? title[conference.Length..] : title;
        return $"{Letters(conference)} {(people.Length > 0 ? people : Letters(section))}";
    }

    [GeneratedRegex(@" \(\d+ of \d+\)$")]
    private static partial Regex Pieces();

    private static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
