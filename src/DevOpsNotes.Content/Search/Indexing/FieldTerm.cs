namespace DevOpsNotes.Content.Search.Indexing;

/// <summary>
/// Terms of fields that are searched by themselves. A mark that no text gives keeps them apart from the words of texts:
/// what "kris" said is not what mentions "kris".
/// </summary>
internal static class FieldTerm
{
    public const char Topic = '#';
    public const char Speaker = '@';
    public const char Event = '&';

    /// <summary>Writes the mark and the name to the buffer, and gives what it wrote.</summary>
    public static ReadOnlySpan<char> Write(char mark, ReadOnlySpan<char> name, Span<char> buffer)
    {
        buffer[0] = mark;
        name.CopyTo(buffer[1..]);
        return buffer[..(name.Length + 1)];
    }
}
