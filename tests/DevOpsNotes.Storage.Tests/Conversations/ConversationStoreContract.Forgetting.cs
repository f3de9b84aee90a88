using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Storage.Tests.Conversations;

public abstract partial class ConversationStoreContract
{
    [Fact]
    public async Task A_disabled_conversation_is_known_and_enabled_when_it_is_seen_again()
    {
        await Store.Seen(Chat, None);

        await Store.Disable(One, ChatId, "BotNotInConversationRoster", None);

        var disabled = await Store.Find(One, ChatId, None);
        Assert.True(disabled!.IsDisabled);
        Assert.Equal("BotNotInConversationRoster", disabled.DisabledReason);
        Assert.Equal(Chat with { InstalledAt = Start, LastSeenAt = Start }, disabled with { DisabledReason = null });

        var (seen, isNew) = await Store.Seen(Chat, None);
        Assert.False(isNew || seen.IsDisabled || (await Store.Find(One, ChatId, None))!.IsDisabled);
    }

    [Fact]
    public async Task Disabling_for_the_same_reason_again_writes_nothing()
    {
        await Store.Seen(Chat, None);
        await Store.Disable(One, ChatId, "Blocked", None);

        Assert.False(await Writes(() => Store.Disable(One, ChatId, "Blocked", None)));
        Assert.True(await Writes(() => Store.Disable(One, ChatId, "Other", None)));
    }

    [Fact]
    public async Task Disabling_brings_nothing_back()
    {
        await Store.Disable(One, ChatId, "Blocked", None);
        Assert.Empty(await Store.All(One, None));

        await Store.Seen(Chat, None);
        Network.BeforeWrite = () => Store.Erase(One, ChatId, None);
        await Store.Disable(One, ChatId, "Blocked", None);

        Assert.Empty(await Store.All(One, None));
    }

    [Fact]
    public async Task An_erased_conversation_is_new_when_it_is_seen_again()
    {
        await Store.Seen(Chat, None);

        Assert.True(await Store.Erase(One, ChatId, None));
        Assert.False(await Store.Erase(One, ChatId, None));
        Assert.Null(await Store.Find(One, ChatId, None));

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((Chat with { InstalledAt = Start.AddMinutes(1), LastSeenAt = Start.AddMinutes(1) }, true), await Store.Seen(Chat, None));
    }

    [Fact]
    public async Task A_team_is_erased_with_all_its_channels_and_no_others()
    {
        foreach (var conversation in new[] { Channel("C1", "T1"), Channel("C2", "T1"), Channel("C3", "T2"), Channel("C1", "T1", Two), Chat })
            await Store.Seen(conversation, None);

        Assert.Equal(2, await Store.EraseTeam(One, "T1", None));
        Assert.Equal(0, await Store.EraseTeam(One, "T1", None));

        Assert.Equal(["C3", ChatId], (await Store.All(One, None)).Select(conversation => conversation.Id));
        Assert.Equal("C1", Assert.Single(await Store.All(Two, None)).Id);
    }

    [Fact]
    public async Task Workspaces_never_mix()
    {
        await Store.Seen(Chat, None);

        var (other, isNew) = await Store.Seen(Chat with { Workspace = Two, UserId = "29:bo" }, None);
        await Store.Disable(Two, ChatId, "Blocked", None);

        Assert.Equal(("29:bo", true), (other.UserId, isNew));
        Assert.Equal((One, "29:ada", false), (await Store.Find(One, ChatId, None)) is { } known ? (known.Workspace, known.UserId, known.IsDisabled) : default);
        Assert.True(await Store.Erase(Two, ChatId, None));
        Assert.Single(await Store.All(One, None));
    }

    [Fact]
    public async Task Conversations_lie_in_the_one_partition_of_their_workspace_beside_what_people_made()
    {
        await Store.Seen(Chat, None);
        await Store.Seen(Channel("C", "T"), None);
        var workspaces = await WorkspaceStore.Open(_tables!, _clock, None);
        await workspaces.Vote(One, "a", "U1", useful: true, None);

        var rows = await (await _tables!.Open("workspaces", None)).QueryAll(new RowRange(TableKey.Of(One.Key))).ToListAsync();

        Assert.Equal(3, rows.Count);
        Assert.Equal(2, (await Store.All(One, None)).Count);
        Assert.Single(await workspaces.Votes(One, None));
    }
}
