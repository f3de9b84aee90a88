using System.Text;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary>Breaks text at the width of a readable line; list items hang under their mark.</summary>
internal static class TextWrap
{
    public const int Width = 80;

    public static string Wrap(string text) => string.Join('\n', text.Split('\n').Select(WrapLine));

    private static string WrapLine(string line)
    {
        if (line.Length <= Width)
            return line;
        var hang = new string(' ', HangOf(line));
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in line.TrimStart(' ').Split(' '))
        {
            if (column == 0)
            {
                var indent = line.Length - line.TrimStart(' ').Length;
                wrapped.Append(' ', indent).Append(word);
                column = indent + word.Length;
            }
            else if (column + 1 + word.Length > Width)
            {
                wrapped.Append('\n').Append(hang).Append(word);
                column = hang.Length + word.Length;
            }
            else
            {
                wrapped.Append(' ').Append(word);
                column += 1 + word.Length;
            }
        }

        return wrapped.ToString();
    }

    private static int HangOf(string line)
    {
        var indent = line.Length - line.TrimStart(' ').Length;
        var mark = line.AsSpan(indent);
        var space = mark.IndexOf(' ');
        var isItem = mark.StartsWith("- ") || (space is > 0 and < 4 && mark[space - 1] == '.' && char.IsAsciiDigit(mark[0]));
        return isItem ? indent + space + 1 : indent;
    }
}
