using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Search;

/// <summary>The terms of an index that a query asks for, each once.</summary>
internal ref struct QueryTerms(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> index, Span<int> ids)
{
    /// <summary>Terms beyond these are ignored: no question is that long, and a pasted page must not cost more than one.</summary>
    public const int MaxCount = 64;

    /// <summary>The shortest half at which a word that is written together is still a compound.</summary>
    private const int MinCompoundPart = 3;

    private readonly Span<int> _ids = ids;
    private int _count;

    public readonly ReadOnlySpan<int> Ids => _ids[.._count];

    /// <summary>
    /// Adds the words of a query. Compounds are found however they are written: two words are also looked up as one, and a
    /// word that no note has as two.
    /// </summary>
    public void AddWords(scoped ReadOnlySpan<char> query)
    {
        Span<char> pair = stackalloc char[Analyzer.BufferLength];
        var previous = 0;
        var analyzer = new Analyzer(query, stackalloc char[Analyzer.BufferLength]);
        while (_count < MaxCount && analyzer.Read())
        {
            if (!analyzer.IsStopWord && !TryAdd(analyzer.Term)) AddParts(analyzer.Word);
            if (analyzer.IsJoined) continue;

            var word = analyzer.Word;
            word.CopyTo(pair[previous..]);
            if (previous > 0) TryAddStemOf(pair[..(previous + word.Length)]);
            word.CopyTo(pair);
            previous = word.Length;
        }
    }

    /// <summary>Adds the topics that a query names.</summary>
    public void AddTopics(TopicCatalog catalog, string query)
    {
        foreach (var topic in catalog.TopicsOf(query, "")) TryAdd(NoteIndexBuilder.TopicTerm(topic.Name));
    }

    private void AddParts(scoped ReadOnlySpan<char> word)
    {
        Span<char> part = stackalloc char[word.Length];
        for (var split = word.Length - MinCompoundPart; split >= MinCompoundPart; split--)
        {
            var (first, second) = (IdOfStem(word[..split], part), IdOfStem(word[split..], part));
            if (first is null || second is null) continue;
            Add(first.Value);
            Add(second.Value);
            return;
        }
    }

    private bool TryAddStemOf(scoped Span<char> word) => TryAdd(word[..EnglishStemmer.Stem(word)]);

    private readonly int? IdOfStem(scoped ReadOnlySpan<char> word, scoped Span<char> buffer)
    {
        word.CopyTo(buffer);
        return index.TryGetValue(buffer[..EnglishStemmer.Stem(buffer[..word.Length])], out var id) ? id : null;
    }

    private bool TryAdd(scoped ReadOnlySpan<char> term)
    {
        if (!index.TryGetValue(term, out var id)) return false;
        Add(id);
        return true;
    }

    private void Add(int id)
    {
        if (_count == MaxCount || Ids.Contains(id)) return;
        _ids[_count++] = id;
    }
}
