using System.IO.Hashing;
using System.Runtime.InteropServices;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Search.Indexing;

/// <summary>
/// Tells which talk a note is from: what the same people said at the same event, whoever wrote it down; where nobody is
/// named, a section of a source.
/// </summary>
internal static class Talk
{
    /// <summary>The same number for two notes of one talk; for two of different talks only by a chance of 1 in 2^64.</summary>
    public static ulong KeyOf(Note note) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(NameOf(note).AsSpan()));

    private static string NameOf(Note note)
    {
        var said = note.Attribution;
        if (said.Speakers.Count > 0) return $"{Letters(said.Event ?? said.Source)} {Letters(string.Concat(said.Speakers.Order(StringComparer.Ordinal)))}";
        return said.SourceUrl is { IsAbsoluteUri: true, Fragment.Length: > 0 } section ? section.AbsoluteUri : said.Source;
    }

    private static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
