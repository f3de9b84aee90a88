using DevOpsNotes.Content.Search.Meaning;

namespace DevOpsNotes.Content.Tests.Search.Meaning;

public sealed class WordVectorsTests
{
    [Theory]
    [InlineData("outag", "incid", "invoic")]
    [InlineData("kubernet", "docker", "salari")]
    [InlineData("blame", "fault", "server")]
    [InlineData("boss", "manag", "cluster")]
    public void Words_used_alike_are_closer_than_others(string word, string alike, string other) =>
        Assert.True(Cosine(word, alike) > Cosine(word, other) + 0.1);

    [Fact]
    public void A_word_of_another_field_has_none() => Assert.Null(WordVectors.Default.Find("sourdough"));

    [Fact]
    public void What_is_written_is_read_again()
    {
        var vectors = Enumerable.Range(0, 3 * WordVectors.Dimensions).Select(i => MathF.Sin(i) * (i / WordVectors.Dimensions)).ToArray();
        using var file = new MemoryStream();

        WordVectors.Write(file, ["silent", "low", "loud"], vectors);
        file.Position = 0;
        var read = WordVectors.Read(file);

        Assert.Null(read.Find("other"));
        Assert.All(VectorOf(read, "silent"), component => Assert.Equal(0, component));
        Assert.All(VectorOf(read, "low").Zip(vectors[WordVectors.Dimensions..]), pair => Assert.Equal(pair.Second, pair.First, 0.01));
        Assert.All(VectorOf(read, "loud").Zip(vectors[(2 * WordVectors.Dimensions)..]), pair => Assert.Equal(pair.Second, pair.First, 0.02));
    }

    [Fact]
    public void Directions_are_compared_about_as_well_as_the_sums_they_come_from()
    {
        var random = new Random(7);
        for (var i = 0; i < 1_000; i++)
        {
            var (left, right) = (Sum(random), Sum(random));
            var exact = left.Zip(right, (l, r) => (double)l * r).Sum() / Math.Sqrt(left.Sum(l => (double)l * l) * right.Sum(r => (double)r * r));

            Assert.Equal(exact, Direction.Cosine(DirectionOf(left), DirectionOf(right)), 0.02);
        }

        Assert.Equal(0, Direction.Cosine(DirectionOf(Sum(random)), DirectionOf(new float[WordVectors.Dimensions])));
    }

    // Components as large as they get, so that sums of products would not fit where they must.
    private static float[] Sum(Random random) => [.. Enumerable.Range(0, WordVectors.Dimensions).Select(i => i == 0 ? 20 : (random.NextSingle() - 0.5f) * random.Next(1, 9))];

    private static sbyte[] DirectionOf(float[] sum)
    {
        var direction = new sbyte[sum.Length];
        Direction.Of(sum, direction);
        return direction;
    }

    private static float[] VectorOf(WordVectors vectors, string stem)
    {
        var sum = new float[WordVectors.Dimensions];
        vectors.AddTo(sum, vectors.Find(stem)!.Value, 1);
        return sum;
    }

    private static float Cosine(string left, string right) =>
        Direction.Cosine(DirectionOf(VectorOf(WordVectors.Default, left)), DirectionOf(VectorOf(WordVectors.Default, right)));
}
