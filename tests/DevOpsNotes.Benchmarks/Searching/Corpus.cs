using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Benchmarks.Searching;

/// <summary>
/// Notes as many as one likes, always the same: of the length that importing gives, in words as unevenly common as those
/// of a language (Zipf's law), the words of the topic catalogue among them; no stop words, which plain BM25 would stumble over.
/// </summary>
internal sealed class Corpus
{
    private const int VocabularySize = 30_000;
    private const int Speakers = 2_000;
    private const int Events = 100;

    private readonly Random _random = new(2009);
    private readonly string[] _vocabulary;
    private readonly double[] _cumulative = new double[VocabularySize];

    private Corpus()
    {
        var catalogued = TopicCatalog.Default.All.SelectMany(topic => topic.Aliases.Prepend(topic.Name)).SelectMany(PlainBm25.Words).Where(word => word.Length > 2).Distinct(StringComparer.Ordinal).ToArray();
        _vocabulary = [.. catalogued.Concat(Enumerable.Range(0, 2 * VocabularySize).Select(_ => Word())).Distinct(StringComparer.Ordinal).Take(VocabularySize)];
        _random.Shuffle(_vocabulary);
        for (var rank = 0; rank < VocabularySize; rank++) _cumulative[rank] = (rank == 0 ? 0 : _cumulative[rank - 1]) + (1.0 / (rank + 10));
    }

    /// <summary>So many notes.</summary>
    public static Note[] Notes(int count)
    {
        var corpus = new Corpus();
        return [.. Enumerable.Range(0, count).Select(corpus.Note)];
    }

    /// <summary>Queries of one to three words of the notes: single words, neighbours, speakers and topics.</summary>
    public static string[] Queries(Note[] notes)
    {
        var random = new Random(2020);
        return [.. Enumerable.Range(0, 32).Select(number =>
        {
            var note = notes[random.Next(notes.Length)];
            var words = PlainBm25.Words(note.Text);
            var at = random.Next(words.Count - 4);
            return (number % 4) switch
            {
                0 => words[at],
                1 => $"{words[at]} {words[at + 1]}",
                2 => number % 8 == 2 ? note.Attribution.Speakers[0] : note.Topics.Count > 0 ? note.Topics[0] : words[at],
                _ => $"{words[at]} {words[at + 1]} {words[at + 3]}",
            };
        })];
    }

    /// <summary>
    /// Questions of eight words, each of another note: half of them words of the field, which have a meaning, half any words. No
    /// note has all of them, so that meaning is asked.
    /// </summary>
    public static string[] Questions(Note[] notes)
    {
        var random = new Random(2021);
        var ofField = notes.SelectMany(note => note.Topics).Distinct(StringComparer.Ordinal).Select(topic => PlainBm25.Words(topic)[0]).ToArray();
        return [.. Enumerable.Range(0, 32).Select(_ => string.Join(' ', Enumerable.Range(0, 4).SelectMany(_ => (string[])[ofField[random.Next(ofField.Length)], AnyWord()])))];

        string AnyWord()
        {
            var words = PlainBm25.Words(notes[random.Next(notes.Length)].Text);
            return words[random.Next(words.Count)];
        }
    }

    /// <summary>The same queries, each with two letters of its longest word swapped.</summary>
    public static string[] Misspelled(string[] queries) => [.. queries.Select(Misspell).Where(query => query.Length > 0)];

    private static string Misspell(string query)
    {
        var longest = query.Split(' ').MaxBy(word => word.Length)!;
        if (longest.Length < 8) return "";
        var letters = longest.ToCharArray();
        (letters[3], letters[4]) = (letters[4], letters[3]);
        return query.Replace(longest, new string(letters), StringComparison.Ordinal);
    }

    private Note Note(int number)
    {
        var title = Text(5);
        var text = Text(_random.Next(40, 110));
        return new Note
        {
            Id = $"n{number:d8}",
            Kind = number % 10 == 0 ? NoteKind.Quote : NoteKind.Lesson,
            Title = title,
            Text = text,
            Topics = [.. TopicCatalog.Default.TopicsOf(title, text).Select(topic => topic.Name)],
            Attribution = new Attribution
            {
                Speakers = [$"{_vocabulary[number % Speakers]} {_vocabulary[Speakers + (number % Speakers)]}"],
                Event = $"{_vocabulary[number % Events]} days {2010 + (number % 15)}",
                Source = $"{_vocabulary[number % Events]} notes",
                SourceUrl = new Uri($"https://example.org/{number % Events}#{number / 3}"),
                Verbatim = true,
            },
        };
    }

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Draw()));

    private string Draw()
    {
        var at = Array.BinarySearch(_cumulative, _random.NextDouble() * _cumulative[^1]);
        return _vocabulary[Math.Min(at < 0 ? ~at : at, VocabularySize - 1)];
    }

    private string Word() => string.Concat(Enumerable.Range(0, _random.Next(2, 5)).Select(_ => $"{"bcdfghklmnprstvw"[_random.Next(16)]}{"aeiou"[_random.Next(5)]}{(_random.Next(3) == 0 ? "nrstl"[_random.Next(5)].ToString() : "")}"));
}
