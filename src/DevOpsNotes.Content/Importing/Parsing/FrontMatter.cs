using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>
/// What stands about a Markdown document above its text: YAML between lines of three dashes, or TOML between lines of
/// three pluses. What is no sound YAML is read line by line: its title is worth more than its grammar.
/// </summary>
internal sealed partial class FrontMatter
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    private FrontMatter()
    {
    }

    public static bool StartsWith(string text) => Fenced().IsMatch(text);

    /// <summary>Parts a text into its front matter and what follows.</summary>
    public static (FrontMatter Matter, string Text) Read(string text)
    {
        var matter = new FrontMatter();
        if (Fenced().Match(text) is not { Success: true } fenced)
            return (matter, text);
        var inside = fenced.Groups["inside"].Value;
        if (text[0] == '+' || Alias().IsMatch(inside) || !matter.ReadYaml(inside))
            matter.ReadLines(inside);
        return (matter, text[fenced.Length..]);
    }

    /// <summary>The first value under the first of these keys that has one.</summary>
    public string? Value(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Values(key) is [var first, ..])
                return first;
        }

        return null;
    }

    public IReadOnlyList<string> Values(string key) => _values.GetValueOrDefault(key) ?? [];

    private bool ReadYaml(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is not [{ RootNode: YamlMappingNode map }, ..])
                return false;
            foreach (var (key, value) in map.Children)
            {
                if (key is YamlScalarNode { Value: { } name })
                    _values[name] = Scalars(value);
            }

            return true;
        }
        catch (YamlException)
        {
            return false;
        }
    }

    private static IReadOnlyList<string> Scalars(YamlNode node) => node switch
    {
        YamlScalarNode { Value: { Length: > 0 } value } => [value],
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(item => item.Value ?? "").Where(item => item.Length > 0)],
        _ => [],
    };

    private void ReadLines(string text)
    {
        foreach (Match line in Pair().Matches(text))
        {
            var value = line.Groups["value"].Value.Trim();
            var list = Quoted().Matches(value).Select(match => match.Groups[1].Value).Where(item => item.Length > 0).ToList();
            _values.TryAdd(line.Groups["key"].Value, list.Count > 0 ? list : value.Length > 0 ? [value] : []);
        }
    }

    [GeneratedRegex(@"\A(?:---[ \t]*\n(?=(?:.*\n){0,40}?[\w-]+:)(?<inside>(?:.*\n){1,80}?)---|\+\+\+[ \t]*\n(?<inside>(?:.*\n){1,80}?)\+\+\+)[ \t]*(?:\n|\z)")]
    private static partial Regex Fenced();

    /// <summary>Aliases can make a few lines grow without end; no front matter needs them.</summary>
    [GeneratedRegex(@"(?:^|[\s,\[{])\*\w", RegexOptions.Multiline)]
    private static partial Regex Alias();

    [GeneratedRegex(@"^(?<key>[\w-]+)[ \t]*[:=][ \t]*(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Pair();

    [GeneratedRegex(@"[""']([^""'\n]*)[""']")]
    private static partial Regex Quoted();
}
