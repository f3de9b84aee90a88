using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Edges;

/// <summary>Names of people as platforms give them.</summary>
internal static class PersonName
{
    /// <summary>Characters. Slack has no longer ones, and the state of a form has no room for more.</summary>
    private const int Longest = 80;

    /// <summary>A name as it can stand under somebody's words: one line of what can be seen; <see langword="null"/> for none.</summary>
    public static string? Of(string? name) =>
        VisibleText.OneLine(name ?? "") is { Length: > 0 } line ? ShortText.Cut(line, Longest) : null;
}
