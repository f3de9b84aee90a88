using DevOpsNotes.Content.Search.Querying;

namespace DevOpsNotes.Content.Tests.Search.Querying;

public sealed class CoverageTests
{
    private const uint First = 1;
    private const uint FirstTwo = 3;

    [Fact]
    public void Closeness_makes_up_for_some_words_but_not_for_most()
    {
        var coverage = Of(1, 1, 1, 1, 1);

        Assert.True(IsEnough(coverage, FirstTwo, closeness: 0.3f));
        Assert.False(IsEnough(coverage, FirstTwo, closeness: 0));
        Assert.False(IsEnough(coverage, First, closeness: 0.9f));
        Assert.False(coverage.MayBeEnough(First, coverage.Share(First)));
        Assert.True(coverage.MayBeEnough(FirstTwo, coverage.Share(FirstTwo)));
    }

    [Fact]
    public void A_word_that_nearly_all_notes_have_is_not_missed()
    {
        Assert.Equal(FirstTwo, Of(3.9f, 3.9f, 0.0002f).All());
        Assert.NotEqual(FirstTwo, Of(3.9f, 3.9f, 0.1f).All());
    }

    private static bool IsEnough(Coverage coverage, uint words, float closeness) => coverage.IsEnough(words, coverage.Share(words), closeness);

    private static Coverage Of(params float[] weights)
    {
        var coverage = new Coverage();
        for (var word = 0; word < weights.Length; word++) coverage.Add(word, new QueryWord { Notes = 1, Weight = weights[word] }, isForeign: false);
        return coverage;
    }
}
