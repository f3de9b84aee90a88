using System.Globalization;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using static DevOpsNotes.Content.Tests.Search.TestNotes;

namespace DevOpsNotes.Content.Tests.Search;

/// <summary>An index that grew answers as one that was built at once.</summary>
public sealed class GrowingIndexTests
{
    private static readonly string[] Queries = ["toil", "pager outage", "k8s", "kubernets", "ada example", "harbor days 2021", "toil pager outage incident", "nothing of it"];

    /// <summary>Of many notes each processor builds a part.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(3_000)]
    public void Notes_added_one_by_one_give_the_same_answers(int count)
    {
        var notes = Notes(count);
        var grown = notes.Aggregate(NoteIndex.Build([], TopicCatalog.Default), (index, note) => index.With(note));

        AssertSame(NoteIndex.Build(notes, TopicCatalog.Default), grown);
    }

    [Fact]
    public void A_workspace_beside_everybody_gives_the_same_answers()
    {
        var notes = Notes(60);

        AssertSame(NoteIndex.Build(notes, TopicCatalog.Default), NoteIndex.Build(notes[..40], TopicCatalog.Default).Beside(NoteIndex.Build(notes[40..], TopicCatalog.Default)));
    }

    [Fact]
    public void A_note_that_is_added_again_replaces_the_one_before()
    {
        var index = NoteIndex.Build(Notes(20), TopicCatalog.Default).With(Lesson("n007", "Zebras"));

        Assert.Equal(20, index.Count);
        Assert.Equal("n007", Assert.Single(index.Search("zebra", 3).Hits).Note.Id);
        AssertSame(NoteIndex.Build([.. Notes(20).Where(note => note.Id != "n007"), Lesson("n007", "Zebras")], TopicCatalog.Default), index);
    }

    [Fact]
    public void A_note_that_both_had_is_taken_out_of_both()
    {
        var both = NoteIndex.Build([Lesson("zebra", "Zebras")], TopicCatalog.Default).Beside(NoteIndex.Build([Lesson("zebra", "Zebras")], TopicCatalog.Default));

        Assert.Empty(both.Without("zebra").Search("zebra", 3).Hits);
    }

    [Fact]
    public void A_note_that_is_taken_out_is_found_no_more_and_the_index_before_still_has_it()
    {
        var index = NoteIndex.Build([.. Notes(20), Lesson("zebra", "Zebras")], TopicCatalog.Default);
        var without = index.Without("zebra");

        Assert.Empty(without.Search("zebra", 3).Hits);
        Assert.Single(index.Search("zebra", 3).Hits);
        Assert.Same(without, without.Without("zebra"));
    }

    private static void AssertSame(NoteIndex expected, NoteIndex actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var query in Queries)
        {
            var (one, other) = (expected.Search(query, 10), actual.Search(query, 10));
            Assert.Equal(one.Hits.Select(hit => hit.Note.Id), other.Hits.Select(hit => hit.Note.Id));
            Assert.Equal(one.Hits.Select(hit => hit.Score), other.Hits.Select(hit => hit.Score), (left, right) => Math.Abs(left - right) < 1e-4);
            Assert.Equal(one.Corrections, other.Corrections);
        }
    }

    private static Note[] Notes(int count) =>
    [
        .. Enumerable.Range(0, count).Select(number => Lesson(
                "n" + number.ToString("d3", CultureInfo.InvariantCulture),
                number % 7 == 0 ? "Pager at night" : "A talk",
                string.Join(' ', Enumerable.Repeat("toil", number % 5).Concat(Enumerable.Repeat("outage", number % 3)).Append("end of incident")))
            .By(number % 4 == 0 ? "Ada Example" : $"Speaker {number}")
            .At(number % 2 == 0 ? "Harbor Days 2021" : "Mountain Days 2020")
            .About(number % 6 == 0 ? "kubernetes" : "toil")),
    ];
}
