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
    /// <summary>Of a workspace that made nothing, or of which nothing can be read.</summary>
    public static WorkspaceContent None { get; } = new(NoteIndex.Build([], TopicCatalog.Default), [], new Dictionary<string, VoteTally>());
}
