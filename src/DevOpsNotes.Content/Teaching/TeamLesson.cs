using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Importing.Composing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Teaching;

/// <summary>Makes a lesson of what a team teaches its own.</summary>
public static class TeamLesson
{
    /// <summary>Characters that a text has at most: what one message of a chat can show.</summary>
    public const int LongestText = 2500;

    /// <summary>Characters that a title or a takeaway has at most.</summary>
    public const int LongestLine = 150;

    private const int FewestWords = 4;

    /// <summary>Of text without spaces between its words.</summary>
    private const int FewestLetters = 15;

    private const int MostWordsOfTakeaway = 15;
    private const int MostTopics = 4;

    /// <summary>Everything that keeps the draft from being a lesson; none when it is one.</summary>
    public static IReadOnlyList<DraftProblem> ProblemsOf(LessonDraft draft, TopicCatalog catalog)
    {
        var problems = new List<DraftProblem>();
        var (text, title, takeaway) = (Clean(draft.Text), OneLine(draft.Title), OneLine(draft.Takeaway));
        if (Words.Count(text) < FewestWords && text.Count(char.IsLetterOrDigit) < FewestLetters)
            Add(nameof(draft.Text), $"A lesson has at least {FewestWords} words: what to do, and why.");
        if (text.Length > LongestText)
            Add(nameof(draft.Text), $"A lesson has at most {LongestText} characters; this one has {text.Length}. Teach its parts one by one.");
        if (title?.Length > LongestLine)
            Add(nameof(draft.Title), $"A title has at most {LongestLine} characters.");
        if (title is not null && Words.Count(title) == 0)
            Add(nameof(draft.Title), "A title has words. Left empty, it is the first sentence.");
        if (takeaway?.Length > LongestLine || Words.Count(takeaway) > MostWordsOfTakeaway)
            Add(nameof(draft.Takeaway), $"A takeaway has at most {MostWordsOfTakeaway} words and {LongestLine} characters.");
        if (draft.Topics.Count > MostTopics)
            Add(nameof(draft.Topics), $"A lesson has at most {MostTopics} topics.");
        foreach (var name in draft.Topics.Where(name => catalog.Find(name) is null))
            Add(nameof(draft.Topics), $"There is no topic “{Words.Shorten(OneLine(name) ?? "", LongestLine)}”. Leave the topic out to have one found in the text.");
        return problems;

        void Add(string field, string message) => problems.Add(new DraftProblem(field, message));
    }

    /// <summary>The lesson of a draft without problems. The same words taught again in a workspace have the same id.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="workspace">Whose lesson it is.</param>
    /// <param name="day">The day it is taught.</param>
    /// <param name="catalog">The topics.</param>
    public static Note Compose(LessonDraft draft, string workspace, DateOnly day, TopicCatalog catalog)
    {
        var text = Clean(draft.Text);
        var title = OneLine(draft.Title) ?? Words.Shorten(OneLine(Sentences.Split(text.Split('\n')[0]).First())!.TrimEnd('.'), LongestLine);
        var topics = draft.Topics.Count > 0 ? draft.Topics.Select(name => catalog.Find(name)!).Distinct() : catalog.TopicsOf(title, text, MostTopics);
        var lesson = new Note
        {
            Id = "",
            Kind = NoteKind.Lesson,
            Title = title,
            Text = text,
            Takeaway = OneLine(draft.Takeaway),
            Attribution = new Attribution { OfTeam = true, Date = day, Source = "Taught by the team", Verbatim = true },
            Topics = [.. topics.Select(topic => topic.Name)],
        };
        return lesson with { Id = NoteId.Of($"{workspace}|taught|{Reconciliation.Fingerprint(lesson)}") };
    }

    private static string Clean(string text) => VisibleText.Of(text).ReplaceLineEndings("\n").Trim();

    /// <summary>The words on one line; <see langword="null"/> when there is nothing to see.</summary>
    private static string? OneLine(string? text) =>
        VisibleText.OneLine(text ?? "") is { Length: > 0 } line ? line : null;
}
