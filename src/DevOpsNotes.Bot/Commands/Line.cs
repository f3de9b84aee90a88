using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands;

/// <summary>What somebody said, taken apart.</summary>
internal sealed class Line
{
    /// <summary>Further characters of a question are not read: a pasted page is asked by its beginning.</summary>
    public const int LongestQuestion = 500;

    private const string Address = "/devops";
    private const string Please = "please";

    private static readonly char[] Marks = ['.', ',', '!', '?', ':', ';', '…'];

    private Line(string text)
    {
        Text = text;
        var question = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        IsCut = question.Length > LongestQuestion;
        Question = IsCut ? Cut(question) : question;
    }

    /// <summary>All of it that can be seen, without surrounding white space and without a "/devops" that somebody put before it.</summary>
    public string Text { get; }

    /// <summary>The line as a question, on one line and of bearable length.</summary>
    public string Question { get; }

    /// <summary>The question is only the beginning of what was said.</summary>
    public bool IsCut { get; }

    /// <summary>Its first word, as <see cref="Split"/> gives it; empty for an empty line.</summary>
    public string Verb => Split(1)?.Verb ?? "";

    public static Line Read(string text)
    {
        var visible = VisibleText.Of(text).Trim();
        var isAddressed = visible.StartsWith(Address, StringComparison.OrdinalIgnoreCase) && (visible.Length == Address.Length || char.IsWhiteSpace(visible[Address.Length]));
        return new Line(isAddressed ? visible[Address.Length..].Trim() : visible);
    }

    /// <summary>
    /// Its first words in lower case and without marks behind them, and what follows, without a "please" at the end;
    /// <see langword="null"/> when it has fewer words.
    /// </summary>
    public (string Verb, string Arguments)? Split(int words)
    {
        var end = 0;
        for (var word = 0; word < words; word++)
        {
            while (end < Text.Length && char.IsWhiteSpace(Text[end]))
                end++;
            if (end == Text.Length)
                return null;
            while (end < Text.Length && !char.IsWhiteSpace(Text[end]))
                end++;
        }

        return (string.Join(' ', Text[..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Plain)), WithoutPlease(Text[end..].Trim()));
    }

    /// <summary>The same line with another word for its first.</summary>
    public Line With(string verb) => Split(1) is { Arguments: { Length: > 0 } rest } ? new Line($"{verb} {rest}") : new Line(verb);

    private static string Plain(string word)
    {
        var plain = word.TrimEnd(Marks);
        return (plain.Length > 0 ? plain : word).Replace('’', '\'').ToLowerInvariant();
    }

    private static string WithoutPlease(string rest)
    {
        var trimmed = rest.TrimEnd(Marks);
        return trimmed.EndsWith(Please, StringComparison.OrdinalIgnoreCase) && (trimmed.Length == Please.Length || char.IsWhiteSpace(trimmed[^(Please.Length + 1)]))
            ? trimmed[..^Please.Length].TrimEnd().TrimEnd(',')
            : rest;
    }

    private static string Cut(string question)
    {
        var space = question.LastIndexOf(' ', LongestQuestion);
        var end = space > 0 ? space : LongestQuestion;
        return question[..(char.IsHighSurrogate(question[end - 1]) ? end - 1 : end)];
    }
}
