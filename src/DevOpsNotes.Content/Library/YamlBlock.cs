using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DevOpsNotes.Content.Library;

/// <summary>
/// Keys and values of a piece of YAML: a scalar, or a list of them. Each key is taken once; what is left over afterwards
/// is a key that does not exist.
/// </summary>
internal sealed class YamlBlock
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly int _line;
    private readonly List<LibraryProblem> _problems;

    private YamlBlock(string file, int line, List<LibraryProblem> problems) => (_file, _line, _problems) = (file, line, problems);

    /// <summary>Reads YAML that begins at a line of a file; what is wrong with it joins the problems.</summary>
    public static YamlBlock Read(string yaml, string file, int line, List<LibraryProblem> problems)
    {
        var block = new YamlBlock(file, line, problems);
        try
        {
            block.Read(new Parser(new StringReader(yaml)));
        }
        catch (YamlException error)
        {
            // It counts the lines of the block; people count those of the file.
            block.Complain((int)error.Start.Line, (error.InnerException?.Message ?? error.Message).Split(" (at Line")[0]);
        }

        return block;
    }

    /// <summary>A value, <see langword="null"/> when the key is not there.</summary>
    public string? Take(string key)
    {
        if (TakeEntry(key) is not { } entry) return null;
        if (entry.IsList || entry.Values is not [{ Length: > 0 } value])
        {
            Complain(entry.Line, $"'{key}' needs one value");
            return null;
        }

        return value;
    }

    /// <summary>Values, none when the key is not there.</summary>
    public IReadOnlyList<string> TakeList(string key)
    {
        if (TakeEntry(key) is not { } entry) return [];
        if (entry.IsList && entry.Values.All(value => value.Length > 0)) return entry.Values;
        Complain(entry.Line, $"'{key}' needs a list, such as [one, another]");
        return [];
    }

    /// <summary>A value that is read further; when it cannot be, that is a problem.</summary>
    public T? Take<T>(string key, Func<string, T?> read, string form)
        where T : struct
    {
        var line = _entries.GetValueOrDefault(key)?.Line ?? 0;
        if (Take(key) is not { } value) return null;
        if (read(value) is { } result) return result;
        Complain(line, $"'{key}' is {form}, not '{value}'");
        return null;
    }

    /// <summary>The line of the file in which a key stands that is not taken yet; that of the block when it has none.</summary>
    public int LineOf(string key) => InFile(_entries.GetValueOrDefault(key)?.Line ?? 0);

    /// <summary>Says which keys nobody took.</summary>
    public void End()
    {
        foreach (var (key, entry) in _entries) Complain(entry.Line, $"there is no key '{key}'");
    }

    private void Read(Parser parser)
    {
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            var (values, isList) = (new List<string>(), parser.TryConsume<SequenceStart>(out _));
            if (isList)
            {
                while (!parser.TryConsume<SequenceEnd>(out _)) values.Add(parser.Consume<Scalar>().Value.Trim());
            }
            else
            {
                values.Add(parser.Consume<Scalar>().Value.Trim());
            }

            if (!_entries.TryAdd(key.Value, new Entry(values, isList, (int)key.Start.Line))) Complain((int)key.Start.Line, $"'{key.Value}' stands twice");
        }
    }

    private Entry? TakeEntry(string key) => _entries.Remove(key, out var entry) ? entry : null;

    private void Complain(int lineOfBlock, string what) => _problems.Add(new LibraryProblem(_file, InFile(lineOfBlock), what));

    private int InFile(int lineOfBlock) => _line + Math.Max(lineOfBlock, 1) - 1;

    private sealed record Entry(List<string> Values, bool IsList, int Line);
}
