using System.Globalization;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Library;

/// <summary>
/// Reads a file of the library: front matter that says where all its lessons come from, then lessons. A lesson is a
/// heading of the second level, a block of YAML, and its text. Library/README.md explains the form.
/// </summary>
internal sealed class LessonFile
{
    private const string HeadingMark = "## ";
    private const string Fence = "```";
    private const string MatterFence = "---";

    /// <summary>What stands for an address that nobody knows, so that it was not merely forgotten.</summary>
    private const string Unknown = "unknown";

    private readonly string _name;
    private readonly string[] _lines;
    private readonly List<LibraryProblem> _problems;
    private int _next;

    private LessonFile(string name, string text, List<LibraryProblem> problems) => (_name, _lines, _problems) = (name, text.ReplaceLineEndings("\n").Split('\n'), problems);

    /// <summary>The lessons without a mistake in their form; the mistakes join the problems.</summary>
    public static IReadOnlyList<BundledLesson> Read(string name, string text, List<LibraryProblem> problems) => new LessonFile(name, text, problems).Read();

    private List<BundledLesson> Read()
    {
        var lessons = new List<BundledLesson>();
        if (_lines[0] != MatterFence)
        {
            Complain(1, "the file begins with front matter between lines of ---");
            return lessons;
        }

        _next = 1;
        var head = ReadHead();
        SkipEmpty();
        while (_next < _lines.Length)
        {
            if (_lines[_next].StartsWith(HeadingMark, StringComparison.Ordinal))
            {
                var problems = _problems.Count;
                var lesson = ReadLesson(head);
                if (_problems.Count == problems) lessons.Add(lesson);
            }
            else Complain(++_next, "a lesson begins with a heading, ## and its title");
            SkipEmpty();
        }

        return lessons;
    }

    private Attribution ReadHead()
    {
        var head = ReadBlock(MatterFence, _next);
        var attribution = new Attribution
        {
            Source = head.Take("source") ?? Missing(1, "source", ""),
            SourceUrl = TakeAddress(head, isRequired: true),
            Event = head.Take("event"),
            Date = TakeDate(head),
            ReportedBy = head.Take("reported_by"),
            Licence = head.Take("licence"),
            Verbatim = false,
        };
        head.End();
        return attribution;
    }

    private BundledLesson ReadLesson(Attribution head)
    {
        var line = _next + 1;
        var title = _lines[_next++][HeadingMark.Length..].Trim();
        SkipEmpty();
        if (_next == _lines.Length || _lines[_next] != Fence + "yaml") Complain(line, "below a title stands a block that begins with ```yaml");
        else _next++;

        var facts = ReadBlock(Fence, _next);
        var note = new Note
        {
            Id = facts.Take("id") ?? Missing(line, "id", ""),
            Kind = NoteKind.Lesson,
            Title = title,
            Takeaway = facts.Take("takeaway") ?? Missing(line, "takeaway", null),
            IsDaily = facts.Take("daily", value => value switch { "true" => true, "false" => false, _ => (bool?)null }, "true or false") ?? false,
            Ask = facts.Take("ask"),
            Topics = facts.TakeList("topics"),
            Attribution = head with
            {
                Talk = facts.Take("talk"),
                Speakers = facts.TakeList("speakers"),
                Role = facts.Take("role"),
                SourceUrl = TakeAddress(facts, isRequired: false) ?? head.SourceUrl,
                Date = TakeDate(facts) ?? head.Date,
            },
            Text = ReadText(),
        };
        facts.End();
        return new BundledLesson(note, _name, line);
    }

    private YamlBlock ReadBlock(string end, int start)
    {
        while (_next < _lines.Length && _lines[_next] != end && !_lines[_next].StartsWith(HeadingMark, StringComparison.Ordinal)) _next++;
        if (_next == _lines.Length || _lines[_next] != end) Complain(start + 1, $"the block that begins here does not end with {end}");
        var yaml = string.Join('\n', _lines[start.._next]);
        if (_next < _lines.Length && _lines[_next] == end) _next++;
        return YamlBlock.Read(yaml, _name, start + 1, _problems);
    }

    /// <summary>Paragraphs, each in one line; a list stays in lines.</summary>
    private string ReadText()
    {
        var text = new List<string>();
        for (; _next < _lines.Length && !_lines[_next].StartsWith(HeadingMark, StringComparison.Ordinal); _next++)
        {
            var line = _lines[_next].TrimEnd();
            var goesOn = text is [.., { Length: > 0 }] && line.Length > 0 && !line.TrimStart().StartsWith("- ", StringComparison.Ordinal);
            if (goesOn) text[^1] += " " + line.TrimStart();
            else text.Add(line);
        }

        return string.Join('\n', text).Trim();
    }

    private Uri? TakeAddress(YamlBlock block, bool isRequired)
    {
        var line = block.LineOf("source_url");
        var value = block.Take("source_url");
        if (value is null && isRequired) Complain(1, $"'source_url' is missing: an address, or {Unknown}");
        if (value is null or Unknown) return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return address;
        Complain(line, $"'source_url' is an address that begins with http:// or https://, not '{value}'");
        return null;
    }

    private static DateOnly? TakeDate(YamlBlock block) => block.Take(
        "date",
        value => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null,
        "a day such as 2019-10-31");

    private string Missing(int line, string key, string? value)
    {
        Complain(line, $"'{key}' is missing");
        return value!;
    }

    private void SkipEmpty()
    {
        while (_next < _lines.Length && string.IsNullOrWhiteSpace(_lines[_next])) _next++;
    }

    private void Complain(int line, string what) => _problems.Add(new LibraryProblem(_name, line, what));
}
