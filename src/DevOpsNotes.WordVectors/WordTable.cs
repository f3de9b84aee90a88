using DevOpsNotes.Content.Search.Analysis;
using Vectors = DevOpsNotes.Content.Search.Meaning.WordVectors;

namespace DevOpsNotes.WordVectors;

/// <summary>A vector for each word that the texts have often enough to tell what it means.</summary>
/// <param name="Words">The words, stemmed as the search stems them.</param>
/// <param name="Components">Their vectors, one after the other.</param>
internal sealed record WordTable(IReadOnlyList<string> Words, float[] Components)
{
    /// <summary>A word that fewer texts have is no word of this field, or a misspelling.</summary>
    private const int MinTexts = 10;

    /// <summary>Finds the vectors whose sums come nearest to what the sentence model says of the texts.</summary>
    public static WordTable Fit(IReadOnlyList<string> texts, IReadOnlyList<float[]> sentences)
    {
        if (texts.Count != sentences.Count) throw new InvalidDataException($"There are {texts.Count} texts and {sentences.Count} vectors of them. Encode the texts again.");
        var stems = texts.Select(StemsOf).ToList();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (stem, count) in stems.SelectMany(row => row.Distinct(StringComparer.Ordinal)).CountBy(stem => stem, StringComparer.Ordinal))
        {
            if (count >= MinTexts) numbers.Add(stem, numbers.Count);
        }

        int[][] rows = [.. stems.Select(row => row.Where(numbers.ContainsKey).Select(stem => numbers[stem]).ToArray())];
        var components = new PrincipalComponents(sentences, Vectors.Dimensions);
        return new WordTable([.. numbers.Keys], new RidgeRegression(rows, numbers.Count, Vectors.Dimensions).Solve(sentences.Select(components.Project)));
    }

    public void Write(string path)
    {
        using var file = File.Create(path);
        Vectors.Write(file, Words, Components);
    }

    private static List<string> StemsOf(string text)
    {
        var words = new AnalyzedText();
        words.Read(text);
        return [.. Enumerable.Range(0, words.Count).Where(word => !words.IsStopWord(word)).Select(word => words.Stem(word).ToString())];
    }
}
