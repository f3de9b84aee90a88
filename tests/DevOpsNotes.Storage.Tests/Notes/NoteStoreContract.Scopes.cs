using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Tests.Notes;

public abstract partial class NoteStoreContract
{
    private static readonly Scope One = Scope.Of("slack:T1");

    private static readonly Scope Two = Scope.Of("teams:2f0c/é|shared");

    [Fact]
    public async Task The_same_source_in_two_workspaces_is_two_sources()
    {
        await Publish(1);
        await Publish(2, Head(scope: One));
        await Publish(3, Head(scope: Two));

        Assert.Equal(Whole(1), await Texts(Store));
        Assert.Equal(Whole(2), await Texts(Store, One));
        Assert.Equal(Whole(3), await Texts(Store, Two));
    }

    [Fact]
    public async Task What_one_workspace_withdraws_or_undoes_stays_in_the_others()
    {
        foreach (var scope in (Scope[])[Scope.Shared, One, Two])
            await Publish(1, Head(scope: scope));

        await Store.Withdraw(One, "b", None);
        await Store.Undo(Two, "talks.md", None);

        Assert.Equal(Whole(1), await Texts(Store));
        Assert.Equal(["a", "c"], (await Store.Notes(One, None)).Select(note => note.Id));
        Assert.Empty(await Texts(Store, Two));
        Assert.Empty(await Store.Withdrawn(Scope.Shared, "talks.md", None));
    }

    [Fact]
    public void A_workspace_cannot_take_the_name_of_everybody()
    {
        Assert.Throws<ArgumentException>(() => Scope.Of("shared"));
        Assert.Throws<ArgumentException>(() => Scope.Of(" "));
    }

    [Fact]
    public async Task The_token_of_a_scope_changes_with_every_change_of_its_notes_and_with_nothing_else()
    {
        var scope = One;
        Assert.NotEqual(NoteStore.VersionOf(scope), NoteStore.VersionOf(Two));
        await Publish(1);
        await Publish(1, Head(scope: Two));

        Assert.True(await Changes(() => Publish(1, Head(scope: scope))));
        Assert.True(await Changes(() => Publish(2, Head(scope: scope))));
        Assert.True(await Changes(() => Store.Withdraw(scope, "a", None)));
        Assert.True(await Changes(() => Store.Undo(scope, "talks.md", None)));
        Assert.True(await Changes(() => Store.Undo(scope, "talks.md", None)));

        await Publish(1, Head(scope: scope));
        var head = (await Store.Source(scope, "talks.md", None))!;
        Assert.False(await Changes(() => Store.Touch(head, None)));
        Assert.False(await Changes(() => Store.Publish(Head(scope: scope), null, Version(3), None)));
        Assert.False(await Changes(() => Store.Withdraw(scope, "nothing", None)));
        Assert.False(await Changes(() => Store.Undo(scope, "nothing", None)));

        // Compares the tokens of all scopes: those of the others must never change.
        async Task<bool> Changes(Func<Task> step)
        {
            var before = await Store.Versions(None);
            await step();
            var after = await Store.Versions(None);
            var name = NoteStore.VersionOf(scope);
            Assert.Equal(before.Where(token => token.Key != name), after.Where(token => token.Key != name));
            return before.GetValueOrDefault(name) != after.GetValueOrDefault(name);
        }
    }
}
