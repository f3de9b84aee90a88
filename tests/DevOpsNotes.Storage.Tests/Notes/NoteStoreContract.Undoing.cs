using DevOpsNotes.Content.Importing;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Tests.Notes;

public abstract partial class NoteStoreContract
{
    [Fact]
    public async Task Undo_puts_back_three_generations_one_after_the_other()
    {
        for (var version = 1; version <= 5; version++)
            await Publish(version);

        foreach (var version in (int[])[4, 3, 2])
        {
            Assert.NotNull(await Store.Undo(Scope.Shared, "talks.md", None));
            Assert.Equal(Whole(version), await Texts(Store));
            var head = Assert.Single(await Store.Sources(Scope.Shared, None));
            Assert.Equal((2, 1), (head.Lessons, head.Quotes));
        }
    }

    [Fact]
    public async Task Undo_does_not_remove_a_source_whose_older_generations_are_no_longer_kept()
    {
        for (var version = 1; version <= 5; version++)
            await Publish(version);
        for (var undone = 0; undone < 3; undone++)
            await Store.Undo(Scope.Shared, "talks.md", None);

        Assert.Null(await Store.Undo(Scope.Shared, "talks.md", None));

        Assert.Equal(Whole(2), await Texts(Store));
    }

    [Fact]
    public async Task Undo_of_a_first_import_removes_the_source_with_all_that_it_wrote()
    {
        await Publish(1);

        Assert.NotNull(await Store.Undo(Scope.Shared, "talks.md", None));

        Assert.Empty(await Store.Sources(Scope.Shared, None));
        Assert.Empty(await Texts(Store));
        Assert.Equal(0, await Watch.NoteRows());
        Assert.Null(await Store.Undo(Scope.Shared, "talks.md", None));
    }

    [Fact]
    public async Task Undo_that_meets_another_import_undoes_that_one()
    {
        await Publish(1);
        await Publish(2);
        var other = await SomebodyElse();
        Watch.BeforeHeadChanges = async () =>
            Assert.True(await other.Publish(Head(), await other.Source(Scope.Shared, "talks.md", None), Version(3), None));

        await Store.Undo(Scope.Shared, "talks.md", None);

        Assert.Equal(Whole(2), await Texts(Store));
    }

    [Fact]
    public async Task Importing_goes_on_from_a_generation_that_was_put_back()
    {
        await Publish(1);
        await Publish(2);
        await Store.Undo(Scope.Shared, "talks.md", None);
        await Publish(3);
        Assert.Equal(Whole(3), await Texts(Store));

        await Store.Undo(Scope.Shared, "talks.md", None);
        Assert.Equal(Whole(1), await Texts(Store));
    }

    [Fact]
    public async Task Only_the_current_generation_and_three_before_it_take_room()
    {
        for (var version = 1; version <= 4; version++)
            await Publish(version);
        var four = await Watch.NoteRows();

        await Publish(5);
        await Publish(6);

        Assert.Equal(four, await Watch.NoteRows());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(61, true)]
    public async Task What_a_crash_left_is_deleted_once_nobody_can_be_writing_it(int minutesLater, bool isDeleted)
    {
        await Publish(1);
        Watch.BeforeHeadChanges = () => throw new InvalidOperationException("crash");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Publish(2));
        Assert.Equal(Whole(1), await Texts(Store));
        var withRemains = await Watch.NoteRows();

        Clock.Advance(TimeSpan.FromMinutes(minutesLater));
        await Publish(3);

        Assert.Equal(Whole(3), await Texts(Store));
        // A generation is three notes and the entry that it was begun; the crash left one, the import added another.
        Assert.Equal(isDeleted ? withRemains : withRemains + 4, await Watch.NoteRows());
    }

    [Fact]
    public async Task A_withdrawn_note_is_gone_from_every_generation_that_can_be_put_back()
    {
        for (var version = 1; version <= 3; version++)
            await Publish(version);

        Assert.Equal("version 3", (await Store.Withdraw(Scope.Shared, "b", None))?.Text);

        for (var version = 3; version >= 1; version--)
        {
            Assert.Equal(["a", "c"], (await Store.Notes(Scope.Shared, None)).Select(note => note.Id));
            Assert.Equal((2, 0), Assert.Single((await Store.Sources(Scope.Shared, None)).Select(head => (head.Lessons, head.Quotes))));
            await Store.Undo(Scope.Shared, "talks.md", None);
        }

        Assert.Null(await Store.Withdraw(Scope.Shared, "b", None));
    }

    [Fact]
    public async Task What_was_withdrawn_is_remembered_without_its_words_even_when_its_source_was_removed()
    {
        var note = Note("b", "a secret that slipped into the talk", section: "Talks|Secrets");
        Assert.True(await Store.Publish(Head(), null, [Note("a", "toil"), note], None));

        await Store.Withdraw(Scope.Shared, "b", None);
        await Store.Undo(Scope.Shared, "talks.md", None);

        Assert.Equal([new WithdrawnNote("b", "Talks|Secrets", Reconciliation.Fingerprint(note.Note))], await Store.Withdrawn(Scope.Shared, "talks.md", None));
        Assert.Equal(1, await Watch.NoteRows());
    }

    [Fact]
    public async Task An_import_that_was_compared_before_a_withdrawal_has_to_compare_again()
    {
        await Publish(1);
        var current = await Store.Source(Scope.Shared, "talks.md", None);
        var other = await SomebodyElse();
        Watch.BeforeHeadChanges = () => other.Withdraw(Scope.Shared, "b", None);

        Assert.False(await Store.Publish(Head(), current, Version(2), None));
        Assert.Equal(["a", "c"], (await Store.Notes(Scope.Shared, None)).Select(note => note.Id));
    }

    [Fact]
    public async Task A_withdrawal_that_an_import_overtakes_withdraws_from_what_that_import_wrote()
    {
        await Publish(1);
        var current = await Store.Source(Scope.Shared, "talks.md", None);
        var other = await SomebodyElse();
        Watch.BeforeHeadChanges = async () => Assert.True(await other.Publish(Head(), current, Version(2), None));

        Assert.NotNull(await Store.Withdraw(Scope.Shared, "b", None));

        Assert.Equal(["a", "c"], (await Store.Notes(Scope.Shared, None)).Select(note => note.Id));
        Assert.Equal((2, 0), Assert.Single((await Store.Sources(Scope.Shared, None)).Select(head => (head.Lessons, head.Quotes))));
    }
}
