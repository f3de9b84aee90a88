using System.Text.Json;
using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Tests.Notes;

public abstract partial class NoteStoreContract
{
    [Fact]
    public async Task Published_notes_are_read_as_they_were_in_their_order()
    {
        SourceNote[] notes = [Note("z", "first"), Note("m", "second", NoteKind.Quote, "Talks|Élan 🚀"), Note("a", "third")];

        Assert.True(await Store.Publish(Head() with { Url = new Uri("https://example.org/talks"), HttpETag = "W/\"7\"", Followed = true }, null, notes, None));

        var head = Assert.Single(await Store.Sources(Scope.Shared, None));
        Assert.Equal(("talks.md", 2, 1, "W/\"7\"", true), (head.Key, head.Lessons, head.Quotes, head.HttpETag, head.Followed));
        Assert.Equal(JsonSerializer.Serialize(notes), JsonSerializer.Serialize(await Store.Notes(head, None)));
    }

    [Fact]
    public async Task A_reader_just_before_the_head_is_replaced_sees_the_old_generation_whole()
    {
        await Publish(1);
        var reader = await SomebodyElse();
        string[]? seen = null;
        Watch.BeforeHeadChanges = async () => seen = await Texts(reader);

        await Publish(2);

        Assert.Equal(Whole(1), seen);
        Assert.Equal(Whole(2), await Texts(reader));
    }

    [Fact]
    public async Task A_new_source_is_not_there_until_it_is_whole()
    {
        var reader = await SomebodyElse();
        string[]? seen = null;
        Watch.BeforeHeadChanges = async () => seen = await Texts(reader);

        await Publish(1);

        Assert.Empty(seen!);
    }

    [Fact]
    public async Task A_reader_whose_generation_is_taken_back_meanwhile_gets_the_one_that_is_current_now()
    {
        await Publish(1);
        await Publish(2);
        var other = await SomebodyElse();
        Watch.BeforeNotesAreRead = () => other.Undo(Scope.Shared, "talks.md", None);

        Assert.Equal(Whole(1), await Texts(Store));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_race_is_told_and_leaves_nothing_behind(bool sourceIsThere)
    {
        if (sourceIsThere)
            await Publish(1);
        var current = await Store.Source(Scope.Shared, "talks.md", None);
        var rows = await Watch.NoteRows();
        var other = await SomebodyElse();
        Watch.BeforeHeadChanges = async () => Assert.True(await other.Publish(Head(), current, Version(2), None));

        Assert.False(await Store.Publish(Head(), current, Version(3), None));

        Assert.Equal(Whole(2), await Texts(Store));
        // One row more: the winner's entry in the list of generations that both share.
        Assert.Equal(rows + 1, await Watch.NoteRows());
    }

    [Fact]
    public async Task A_slow_importer_of_a_source_that_came_and_went_still_publishes_it_whole()
    {
        var other = await SomebodyElse();
        Watch.BeforeHeadChanges = async () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await other.Publish(Head(), null, Version(2), None));
            Assert.NotNull(await other.Undo(Scope.Shared, "talks.md", None));
        };

        Assert.True(await Store.Publish(Head(), null, Version(1), None));

        Assert.Equal(Whole(1), await Texts(Store));
    }

    [Fact]
    public async Task What_a_fetch_told_is_kept_without_a_new_generation()
    {
        await Publish(1);
        var head = (await Store.Source(Scope.Shared, "talks.md", None))!;

        Assert.True(await Store.Touch(head with { HttpETag = "\"8\"" }, None));

        var touched = (await Store.Source(Scope.Shared, "talks.md", None))!;
        Assert.Equal(("\"8\"", head.Generation), (touched.HttpETag, touched.Generation));
        Assert.False(await Store.Touch(head with { HttpETag = "\"9\"" }, None));
    }

    [Fact]
    public async Task Sources_whose_keys_differ_only_after_two_thousand_characters_are_two_sources()
    {
        var prefix = "https://example.org/" + new string('p', 2000);
        await Publish(1, Head(prefix + "1"));
        await Publish(2, Head(prefix + "2"));

        Assert.Equal([prefix + "1", prefix + "2"], (await Store.Sources(Scope.Shared, None)).Select(head => head.Key).Order(StringComparer.Ordinal));
        Assert.Equal(Whole(1), (await Store.Notes(await Store.Source(Scope.Shared, prefix + "1", None), None)).Select(note => note.Note.Text));
        Assert.Equal(Whole(2), (await Store.Notes(await Store.Source(Scope.Shared, prefix + "2", None), None)).Select(note => note.Note.Text));
    }

    [Fact]
    public async Task A_place_under_a_long_address_is_kept_to_its_end()
    {
        var section = "https://example.org/" + new string('p', 2000) + "|Toil|Lesson";

        Assert.True(await Store.Publish(Head(), null, [Note("a", "text", section: section)], None));

        Assert.Equal(section, Assert.Single(await Store.Notes(await Store.Source(Scope.Shared, "talks.md", None), None)).Section);
    }

    [Fact]
    public async Task A_place_of_any_length_and_any_letters_can_be_kept()
    {
        // An odd number of characters before pairs of them: wherever it is cut, one of both lands inside a pair.
        foreach (var start in (string[])["", "x"])
        {
            var section = start + string.Concat(Enumerable.Repeat("🚀", 40_000));

            Assert.True(await Store.Publish(Head($"{start}.md"), null, [Note("a", "text", section: section)], None));

            Assert.StartsWith(Assert.Single(await Store.Notes(await Store.Source(Scope.Shared, $"{start}.md", None), None)).Section, section, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Thousands_of_notes_in_one_source_are_published_replaced_and_put_back_whole()
    {
        SourceNote[] Notes(string version) => [.. Enumerable.Range(0, 2500).Select(number => Note($"n{number}", $"{version} {number} {new string('w', 500)}"))];
        var (first, second) = (Notes("first"), Notes("second"));

        Assert.True(await Store.Publish(Head(), null, first, None));
        Assert.Equal(first.Select(note => note.Note.Text), await Texts(Store));
        Assert.True(await Store.Publish(Head(), await Store.Source(Scope.Shared, "talks.md", None), second, None));
        Assert.Equal(second.Select(note => note.Note.Text), await Texts(Store));
        await Store.Undo(Scope.Shared, "talks.md", None);
        Assert.Equal(first.Select(note => note.Note.Text), await Texts(Store));
    }
}
