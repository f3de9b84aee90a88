namespace DevOpsNotes.Content.Search.Spelling;

/// <summary>The likeliest of the words that a misspelled one may stand for.</summary>
internal struct BestSpelling
{
    private const float OtherFirstLetter = 0.5f;
    private const int MinLengthForOtherFirstLetter = 6;
    private const float Frequency = 0.1f;
    private const int CountedFrequency = 5;

    private float _cost;

    /// <summary>The word, or <see langword="null"/> when none was near enough.</summary>
    public string? Word { get; private set; }

    /// <summary>Fewer edits win; then who misspells rarely does so at the first letter; then the commoner word.</summary>
    public void Offer(ReadOnlySpan<char> misspelled, ReadOnlySpan<char> word, int distance, int count)
    {
        if (word[0] != misspelled[0] && misspelled.Length < MinLengthForOtherFirstLetter) return;
        var cost = distance + (word[0] == misspelled[0] ? 0 : OtherFirstLetter) - (Frequency * Math.Min(MathF.Log2(1 + count), CountedFrequency));
        if (Word is not null && (cost > _cost || (cost == _cost && string.CompareOrdinal(word.ToString(), Word) >= 0))) return;
        (_cost, Word) = (cost, word.ToString());
    }
}
