using System.Collections.Frozen;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Operations;

/// <summary>What somebody is answered from, at one moment: nothing else of the workspace is in it.</summary>
internal sealed class WorkspaceNotes
{
    private readonly FrozenDictionary<string, SavedQuote> _quotes;
    private readonly WorkspaceContent _own;
    private readonly IndexedNotes _seen;

    /// <summary>Takes what a reader may see.</summary>
    /// <param name="shared">Everybody's notes.</param>
    /// <param name="own">What the workspace has of its own.</param>
    /// <param name="reader">Who reads, and where.</param>
    public WorkspaceNotes(IndexedNotes shared, WorkspaceContent own, Reader reader)
    {
        _seen = reader.IsAmongStrangers ? shared : shared.Beside(own.Index);
        if (own.Indexes.TryGetValue(reader.Conversation, out var here))
            _seen = _seen.Beside(here);
        Lessons = own.Lessons.FindAll(lesson => reader.Sees(lesson.Note));
        Quotes = own.Quotes.FindAll(quote => reader.Sees(quote.Note));
        Votes = own.Votes;
        IsErased = own.IsErased;
        _own = own;
        _quotes = Quotes.ToFrozenDictionary(quote => quote.Note.Id, StringComparer.Ordinal);
    }

    /// <summary>Everybody's notes, and the workspace's own that may be seen here.</summary>
    public NoteIndex Index => _seen.Index;

    /// <summary>The lessons that the workspace was taught, the latest first.</summary>
    public IReadOnlyList<TaughtLesson> Lessons { get; }

    /// <summary>The quotes that were saved, the latest first.</summary>
    public IReadOnlyList<SavedQuote> Quotes { get; }

    /// <summary>The workspace's votes, by the id of the note.</summary>
    public IReadOnlyDictionary<string, VoteTally> Votes { get; }

    /// <inheritdoc cref="IndexedNotes.Deck"/>
    public DailyDeck Deck => _seen.Deck;

    /// <inheritdoc cref="IndexedNotes.TopicCounts"/>
    public IReadOnlyList<(string Name, int Notes)> TopicCounts => _seen.TopicCounts;

    /// <summary>The workspace is being erased: nothing can be kept in it now.</summary>
    public bool IsErased { get; }

    /// <summary>How many quotes the workspace keeps, also those that are not to be seen here.</summary>
    public int KeptQuotes => _own.Quotes.Count;

    /// <summary>How many lessons the workspace was taught, also those that are not to be seen here.</summary>
    public int KeptLessons => _own.Lessons.Count;

    /// <summary>There is something of the workspace in it that people of other companies must not see.</summary>
    public bool HasOwn => _own.Index.Count > 0 || _own.Quotes.Count > 0;

    /// <summary>The workspace's own notes could not be read: this has everybody's alone.</summary>
    public bool IsPartial { get; init; }

    /// <summary>What is kept of a note beside it, if it is a quote that was saved here.</summary>
    public SavedQuote? QuoteOf(Note note) => _quotes.GetValueOrDefault(note.Id);

    /// <summary>Whether a name could be taken for that of one of the workspace's people, as far as they are known by what was saved.</summary>
    public bool MayNameColleague(string name) => _own.People().Any(known => NameLikeness.MayBe(name, known));

    /// <summary>The workspace made or imported the note for itself, and everybody in it may see it.</summary>
    public bool IsOfWorkspace(Note note) => _own.Index.Find(note.Id) is not null;
}
