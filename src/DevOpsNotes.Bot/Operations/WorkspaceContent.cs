using System.Collections.Immutable;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Operations;

/// <summary>What a workspace has of its own. What only one conversation may see is in an index of its own.</summary>
/// <param name="Index">The notes that everybody in it may see: imported for it, taught or saved there.</param>
/// <param name="Lessons">The lessons it was taught, the latest first.</param>
/// <param name="Quotes">The quotes that were saved there, the latest first.</param>
/// <param name="Votes">Its votes, by the id of the note.</param>
internal sealed record WorkspaceContent(NoteIndex Index, ImmutableList<TaughtLesson> Lessons, ImmutableList<SavedQuote> Quotes, IReadOnlyDictionary<string, VoteTally> Votes)
{
    private static readonly NoteIndex Empty = NoteIndex.Build([], TopicCatalog.Default);

    /// <summary>Of a workspace that made nothing, or of which nothing can be read.</summary>
    public static WorkspaceContent None { get; } = new(Empty, [], [], new Dictionary<string, VoteTally>());

    /// <summary>Of a workspace that is being erased: nothing can be kept in it.</summary>
    public static WorkspaceContent Erased { get; } = None with { IsErased = true };

    public bool IsErased { get; private init; }

    /// <summary>The notes that only a conversation may see, by its id.</summary>
    public ImmutableDictionary<string, NoteIndex> Indexes { get; private init; } = ImmutableDictionary<string, NoteIndex>.Empty;

    /// <summary>What was read of a workspace.</summary>
    public static WorkspaceContent Of(IReadOnlyList<Note> imported, IReadOnlyList<TaughtLesson> lessons, IReadOnlyList<SavedQuote> quotes, IReadOnlyDictionary<string, VoteTally> votes)
    {
        if (imported.Count + lessons.Count + quotes.Count + votes.Count == 0)
            return None;
        var notes = lessons.Select(lesson => lesson.Note).Concat(quotes.Select(quote => quote.Note)).Concat(imported).ToLookup(Visibility.ConversationOf);
        return new WorkspaceContent(NoteIndex.Build([.. notes[null]], TopicCatalog.Default), [.. lessons], [.. quotes], votes)
        {
            Indexes = notes.Where(conversation => conversation.Key is not null).ToImmutableDictionary(conversation => conversation.Key!, conversation => NoteIndex.Build([.. conversation], TopicCatalog.Default)),
        };
    }

    /// <summary>The same with one more lesson, unless it is there already.</summary>
    public WorkspaceContent With(TaughtLesson lesson) =>
        IsErased || Lessons.Any(other => other.Note.Id == lesson.Note.Id) ? this : Indexed(lesson.Note) with { Lessons = Lessons.Insert(0, lesson) };

    /// <summary>The same with a quote, in the place of what was saved out of the same message before.</summary>
    public WorkspaceContent With(SavedQuote quote)
    {
        // Whoever was at work when the erasing began comes too late.
        if (IsErased)
            return this;
        var others = Quotes.RemoveAll(other => other.Note.Id == quote.Note.Id);
        return Without(quote.Note.Id).Indexed(quote.Note) with { Quotes = others.Insert(others.TakeWhile(other => other.SavedAt > quote.SavedAt).Count(), quote) };
    }

    /// <summary>The same with a quote as it is now, if it is there still: whoever changes it while it is removed does not bring it back.</summary>
    public WorkspaceContent WithChanged(SavedQuote quote) => Quotes.Exists(other => other.Note.Id == quote.Note.Id) ? With(quote) : this;

    /// <summary>The names of the workspace's people that are known by what was saved: who saved, and whose messages are quoted.</summary>
    public IEnumerable<string> People() => Quotes.SelectMany(NamesIn).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> NamesIn(SavedQuote quote)
    {
        if (quote.SaverName is { } saver)
            yield return saver;
        var said = quote.Note.Attribution;
        foreach (var name in said.OfTeam ? said.Speakers : quote.Quotee is not null && said.ReportedBy is { } writer ? [writer] : [])
            yield return name;
    }

    /// <summary>The same without a lesson or quote.</summary>
    public WorkspaceContent Without(string id) => this with
    {
        Index = Index.Without(id),
        Indexes = Indexes.Where(index => index.Value.Find(id) is not null).Aggregate(Indexes, (indexes, index) => indexes.SetItem(index.Key, index.Value.Without(id))),
        Lessons = Lessons.RemoveAll(lesson => lesson.Note.Id == id),
        Quotes = Quotes.RemoveAll(quote => quote.Note.Id == id),
    };

    /// <summary>The same without a person who was forgotten.</summary>
    /// <param name="person">The platform's id of the person.</param>
    /// <param name="erased">What became of quotes.</param>
    public WorkspaceContent WithoutPerson(string person, ErasedQuotes erased)
    {
        var without = erased.Gone.Aggregate(this, (content, id) => content.Without(id));
        return erased.Unnamed.Aggregate(without, (content, quote) => content.WithChanged(quote)) with
        {
            Lessons = without.Lessons.ConvertAll(lesson => lesson.Author == person ? lesson with { Author = "" } : lesson),
        };
    }

    private WorkspaceContent Indexed(Note note) => Visibility.ConversationOf(note) is { } conversation
        ? this with { Indexes = Indexes.SetItem(conversation, Indexes.GetValueOrDefault(conversation, Empty).With(note)) }
        : this with { Index = Index.With(note) };
}
