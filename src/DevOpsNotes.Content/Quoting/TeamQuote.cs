using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Teaching;

namespace DevOpsNotes.Content.Quoting;

/// <summary>Makes a quote of words that a team keeps: out of its own threads, or from outside.</summary>
public static class TeamQuote
{
    /// <summary>Characters that a quote has at most.</summary>
    public const int LongestWords = 2000;

    /// <summary>Characters of a message that are offered, where line breaks and quotation marks count twice: what a form can carry.</summary>
    private const int LongestCarried = 2300;

    private const int LongestTitle = 120;
    private const int MostTopics = 4;

    /// <summary>As much of a message as can be quoted: its beginning.</summary>
    public static string Beginning(string text)
    {
        var clean = Clean(text);
        var (end, carried) = (0, 0);
        while (end < clean.Length && end < LongestWords && carried < LongestCarried)
            carried += clean[end++] is '\n' or '"' or '\\' or '\t' ? 2 : 1;
        if (end == clean.Length)
            return clean;
        // Half a word is nobody's.
        var space = clean.LastIndexOfAny([' ', '\n', '\t'], end);
        return clean[..(space > end / 2 ? space : char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end)].TrimEnd();
    }

    /// <summary>Everything that keeps the draft from being a quote; none when it is one.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="source">What the words must be out of; <see langword="null"/> for words from outside.</param>
    /// <param name="catalog">The topics.</param>
    public static IReadOnlyList<DraftProblem> ProblemsOf(QuoteDraft draft, string? source, TopicCatalog catalog)
    {
        var problems = new List<DraftProblem>();
        var words = Clean(draft.Words);
        if (!words.Any(char.IsLetterOrDigit))
            Add(nameof(draft.Words), "A quote has words.");
        else if (words.Length > LongestWords)
            Add(nameof(draft.Words), $"A quote has at most {LongestWords} characters; this has {words.Length}. Choose the words that matter.");
        else if (source is not null && !Excerpt.IsOf(words, source))
            Add(nameof(draft.Words), "These are not the words of the message. Leave words out, with … in their place, but change none.");
        if (source is null && VisibleText.OneLine(draft.Speaker).Length == 0)
            Add(nameof(draft.Speaker), "Whose words are they?");
        if (VisibleText.OneLine(draft.Speaker).Length > TeamLesson.LongestLine)
            Add(nameof(draft.Speaker), $"A name has at most {TeamLesson.LongestLine} characters.");
        if (VisibleText.OneLine(draft.Takeaway).Length > TeamLesson.LongestLine)
            Add(nameof(draft.Takeaway), $"A note has at most {TeamLesson.LongestLine} characters.");
        if (draft.Topics.Count > MostTopics)
            Add(nameof(draft.Topics), $"A quote has at most {MostTopics} topics.");
        foreach (var name in draft.Topics.Where(name => catalog.Find(name) is null))
            Add(nameof(draft.Topics), $"There is no topic “{Importing.Words.Shorten(VisibleText.OneLine(name), TeamLesson.LongestLine)}”. Leave the topic out to have one found in the words.");
        return problems;

        void Add(string field, string message) => problems.Add(new DraftProblem(field, message));
    }

    /// <summary>The topics that words name, the most telling first.</summary>
    public static IReadOnlyList<string> TopicsOf(string words, TopicCatalog catalog) => [.. catalog.TopicsOf("", words, MostTopics).Select(topic => topic.Name)];

    /// <summary>Whether who wrote the message said the words; else the message quotes somebody.</summary>
    public static bool IsOfAuthor(QuoteDraft draft, QuotedMessage message) =>
        VisibleText.OneLine(draft.Speaker) is var speaker && (speaker.Length == 0 || speaker.Equals(VisibleText.OneLine(message.Author ?? ""), StringComparison.OrdinalIgnoreCase));

    /// <summary>The quote of a draft without problems out of a message; the same message has the same id, whatever is taken out of it.</summary>
    public static Note Compose(QuoteDraft draft, QuotedMessage message, string workspace, TopicCatalog catalog)
    {
        var isAuthor = IsOfAuthor(draft, message);
        string[] author = message.Author is { } name ? [name] : [];
        return Compose(draft with { Words = Excerpt.Marked(Clean(draft.Words), message.Text) }, catalog) with
        {
            Id = IdOf(message, workspace),
            Attribution = new Attribution
            {
                Speakers = isAuthor ? author : [VisibleText.OneLine(draft.Speaker)],
                ReportedBy = isAuthor ? null : message.Author,
                Date = message.Day,
                Source = "A message of your team",
                SourceUrl = message.Link,
                Verbatim = true,
                OfTeam = isAuthor,
            },
        };
    }

    /// <summary>The quote of a draft without problems from outside; the same words of the same person have the same id.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="reporter">Who brings the words, by name.</param>
    /// <param name="day">The day they are brought.</param>
    /// <param name="workspace">Whose quote it is.</param>
    /// <param name="catalog">The topics.</param>
    public static Note Compose(QuoteDraft draft, string reporter, DateOnly day, string workspace, TopicCatalog catalog)
    {
        var quote = Compose(draft, catalog);
        var speaker = VisibleText.OneLine(draft.Speaker);
        return quote with
        {
            Id = NoteId.Of($"{workspace}|outside|{speaker.ToUpperInvariant()}|{string.Join(' ', quote.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant()}"),
            Attribution = new Attribution { Speakers = [speaker], ReportedBy = reporter, Date = day, Source = "Saved by your team", Verbatim = true },
        };
    }

    /// <summary>The id of whatever is quoted out of a message.</summary>
    public static string IdOf(QuotedMessage message, string workspace) => NoteId.Of($"{workspace}|message|{message.Conversation}|{message.Id}");

    /// <summary>A quote with other words, topics and note, and everything else as it was.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="draft">Without problems.</param>
    /// <param name="isCut">The words are those of the quote, or some of them.</param>
    /// <param name="catalog">The topics.</param>
    public static Note Edit(Note quote, QuoteDraft draft, bool isCut, TopicCatalog catalog) => Compose(isCut ? draft with { Words = Excerpt.Marked(Clean(draft.Words), quote.Text) } : draft, catalog) with { Id = quote.Id, Attribution = quote.Attribution, Visibility = quote.Visibility };

    private static Note Compose(QuoteDraft draft, TopicCatalog catalog)
    {
        var words = Clean(draft.Words);
        return new Note
        {
            Id = "",
            Kind = NoteKind.Quote,
            Title = Importing.Words.Shorten(VisibleText.OneLine(words), LongestTitle),
            Text = words,
            Takeaway = VisibleText.OneLine(draft.Takeaway) is { Length: > 0 } takeaway ? takeaway : null,
            Attribution = new Attribution { Source = "", Verbatim = true },
            Topics = draft.Topics.Count > 0 ? [.. draft.Topics.Select(name => catalog.Find(name)!.Name).Distinct(StringComparer.Ordinal)] : TopicsOf(words, catalog),
        };
    }

    private static string Clean(string text) => VisibleText.Of(text).ReplaceLineEndings("\n").Trim();
}
