using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search.Spelling;

/// <summary>Counts the words of texts.</summary>
internal sealed class WordCounts
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public WordCounts() => _bySpan = _counts.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Count(ReadOnlySpan<char> word, int times = 1) => CollectionsMarshal.GetValueRefOrAddDefault(_bySpan, word, out _) += times;

    public WordList ToList() => new(_counts);
}
