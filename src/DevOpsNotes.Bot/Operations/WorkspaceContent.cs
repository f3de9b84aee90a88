using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Operations;

/// <summary>What a workspace has of its own.</summary>
/// <param name="Index">Its notes, imported for it and taught there.</param>
/// <param name="Lessons">The lessons it was taught, the latest first.</param>
/// <param name="Votes">Its votes, by the id of the note.</param>
internal sealed record WorkspaceContent(NoteIndex Index, IReadOnlyList<TaughtLesson> Lessons, IReadOnlyDictionary<string, VoteTally> Votes)
{
    /// <summary>The same with one more lesson, unless it is there already.</summary>
    public WorkspaceContent With(TaughtLesson lesson) =>
        Lessons.Any(other => other.Note.Id == lesson.Note.Id) ? this : this with { Index = Index.With(lesson.Note), Lessons = [lesson, .. Lessons] };

    /// <summary>The same without a lesson.</summary>
    public WorkspaceContent Without(string id) =>
        Lessons.All(other => other.Note.Id != id) ? this : this with { Index = Index.Without(id), Lessons = [.. Lessons.Where(other => other.Note.Id != id)] };

    /// <summary>Of a workspace that made nothing, or of which nothing can be read.</summary>
    public static WorkspaceContent None { get; } = new(NoteIndex.Build([], TopicCatalog.Default), [], new Dictionary<string, VoteTally>());
}
