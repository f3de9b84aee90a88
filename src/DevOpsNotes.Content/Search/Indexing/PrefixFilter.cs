namespace DevOpsNotes.Content.Search.Indexing;

/// <summary>
/// Tells quickly of most beginnings that no word has them: a Bloom filter with one hash. Two neighbours of a query are
/// seldom one word of the notes, and to stem and look up what they would be is dear.
/// </summary>
internal sealed class PrefixFilter
{
    private const int BitsForEach = 8;

    private readonly ulong[] _bits;

    public PrefixFilter(IEnumerable<string> words)
    {
        var all = words.ToArray();
        _bits = new ulong[(int)uint.Max(1, (uint)all.Sum(word => (long)word.Length) * BitsForEach / 64)];
        foreach (var word in all)
        {
            var hash = 0u;
            foreach (var letter in word)
            {
                hash = Add(hash, letter);
                var bit = BitOf(hash);
                _bits[bit >> 6] |= 1ul << (int)(bit & 63);
            }
        }
    }

    /// <summary>Whether some word may begin with these letters and then those; if not, none does.</summary>
    public bool MayBegin(ReadOnlySpan<char> first, ReadOnlySpan<char> then)
    {
        var hash = 0u;
        foreach (var letter in first) hash = Add(hash, letter);
        foreach (var letter in then) hash = Add(hash, letter);
        var bit = BitOf(hash);
        return (_bits[bit >> 6] & (1ul << (int)(bit & 63))) != 0;
    }

    // A step of FNV-1a; see http://www.isthe.com/chongo/tech/comp/fnv/
    private static uint Add(uint hash, char letter) => (hash ^ letter) * 16_777_619;

    private uint BitOf(uint hash) => (uint)(((ulong)hash * ((ulong)_bits.Length * 64)) >> 32);
}
