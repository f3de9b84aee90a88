using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands;

/// <summary>What somebody said, taken apart.</summary>
internal sealed class Line
{
    /// <summary>Further characters of a question are not read: a pasted page is asked by its beginning.</summary>
    public const int LongestQuestion = 500;

    private const string Address = "/devops";

    private Line(string text)
    {
        Text = text;
        var end = text.AsSpan().IndexOfAny(" \t\r\n");
        Verb = (end < 0 ? text : text[..end]).ToLowerInvariant();
        Arguments = end < 0 ? "" : text[end..].Trim();
        // "help!" and "topics?", but "?" is a word of its own.
        if (Arguments.Length == 0 && Verb.TrimEnd('.', '!', '?', ',', ':') is { Length: > 0 } word)
            Verb = word;
    }

    /// <summary>All of it that can be seen, without surrounding white space and without a "/devops" that somebody put before it.</summary>
    public string Text { get; }

    /// <summary>Its first word in lower case.</summary>
    public string Verb { get; }

    /// <summary>What follows the first word.</summary>
    public string Arguments { get; }

    /// <summary>The line as a question, on one line and of bearable length.</summary>
    public string Question
    {
        get
        {
            var question = string.Join(' ', Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (question.Length <= LongestQuestion)
                return question;
            var cut = question.LastIndexOf(' ', LongestQuestion);
            var end = cut > 0 ? cut : LongestQuestion;
            return question[..(char.IsHighSurrogate(question[end - 1]) ? end - 1 : end)];
        }
    }

    public static Line Read(string text)
    {
        var trimmed = VisibleText.Of(text).Trim();
        var isAddressed = trimmed.StartsWith(Address, StringComparison.OrdinalIgnoreCase) && (trimmed.Length == Address.Length || char.IsWhiteSpace(trimmed[Address.Length]));
        return new Line(isAddressed ? trimmed[Address.Length..].Trim() : trimmed);
    }

    /// <summary>The same line with another verb.</summary>
    public Line With(string verb) => new(Arguments.Length == 0 ? verb : $"{verb} {Arguments}");
}
