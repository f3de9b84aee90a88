using DevOpsNotes.Content.Importing.Parsing;
using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Library;

/// <summary>
/// Finds where a lesson uses a source's words: runs of seven or more that stand in it, too, apart from names and titles.
/// </summary>
public sealed class OwnWords
{
    private const int RunLength = 7;

    private readonly Dictionary<string, string> _sourceOfRun = new(StringComparer.Ordinal);

    /// <summary>How many sources it knows.</summary>
    public int SourceCount { get; private set; }

    /// <summary>Knows a source from now on; it is read as importing reads it.</summary>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public void Add(RawDocument source)
    {
        var text = Mojibake.Repair(TextDecoder.Decode(source));
        foreach (var document in DocumentParser.Parse(text, source.Name).Documents)
        {
            var words = document.Blocks.SelectMany(block => WordsOf(BlockText.Of(block))).ToArray();
            foreach (var run in RunsOf(words)) _sourceOfRun.TryAdd(run, source.Name);
        }

        SourceCount++;
    }

    /// <summary>What a lesson has in common with a source, as sentences for a person.</summary>
    public IEnumerable<string> Borrowed(Note lesson)
    {
        var names = lesson.Attribution.Speakers.Concat([lesson.Attribution.Talk, lesson.Attribution.Event, lesson.Attribution.Source]).OfType<string>()
            .Select(name => string.Join(' ', WordsOf(name))).Where(name => name.Length > 0).ToArray();
        foreach (var part in (string?[])[lesson.Title, lesson.Text, lesson.Takeaway, lesson.Ask])
        {
            // A name in the middle parts the words around it.
            var words = $" {string.Join(' ', WordsOf(part ?? ""))} ";
            foreach (var name in names) words = words.Replace($" {name} ", " | ", StringComparison.Ordinal);
            foreach (var piece in words.Split('|'))
            {
                foreach (var run in RunsOf(piece.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                {
                    if (_sourceOfRun.TryGetValue(run, out var source)) yield return $"“{run}” stands in {source}, too";
                }
            }
        }
    }

    private static IEnumerable<string> RunsOf(string[] words)
    {
        for (var start = 0; start + RunLength <= words.Length; start++) yield return string.Join(' ', words[start..(start + RunLength)]);
    }

    private static string[] WordsOf(string text) =>
        new string([.. text.Where(letter => letter is not ('\'' or '’')).Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
