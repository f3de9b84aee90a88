using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Tests.Work;

namespace DevOpsNotes.Storage.Tests.Conversations;

public abstract partial class ConversationStoreContract
{
    [Fact]
    public async Task A_conversation_is_new_once_and_comes_back_whole()
    {
        Assert.Null(await Store.Find(One, ChatId, None));

        var first = await Store.Seen(Chat, None);
        var second = await Store.Seen(Chat, None);

        var expected = Chat with { InstalledAt = Start, LastSeenAt = Start };
        Assert.Equal((expected, true), first);
        Assert.Equal((expected, false), second);
        Assert.Equal(expected, await Store.Find(One, ChatId, None));
        Assert.Equal(Chat.ServiceUrl.OriginalString, (await Store.Find(One, ChatId, None))!.ServiceUrl.OriginalString);
    }

    [Theory]
    [InlineData("19:abc@thread.tacv2")]
    [InlineData("a/b#c?d%e\\f|g~h")]
    [InlineData("19:💬 é")]
    [InlineData("conversation|19:x")]
    [InlineData("long")]
    public async Task An_id_may_have_any_characters(string id)
    {
        var whole = id == "long" ? new string('ü', 400) : id;
        await Store.Seen(Channel(whole, "T"), None);
        await Store.Seen(Channel(whole + "x", "T"), None);

        Assert.Equal(whole, (await Store.Find(One, whole, None))?.Id);
        Assert.Equal(2, (await Store.All(One, None)).Count);
        Assert.True(await Store.Erase(One, whole, None));
        Assert.Equal(whole + "x", Assert.Single(await Store.All(One, None)).Id);
    }

    [Fact]
    public async Task A_new_address_of_the_service_takes_the_place_of_the_old_one()
    {
        await Store.Seen(Chat, None);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var moved = Chat with { ServiceUrl = new Uri("https://smba.trafficmanager.net/amer/aaaa/") };

        var (seen, isNew) = await Store.Seen(moved, None);

        Assert.Equal((moved with { InstalledAt = Start, LastSeenAt = Start.AddMinutes(1) }, false), (seen, isNew));
        Assert.Equal(seen, await Store.Find(One, ChatId, None));
    }

    [Fact]
    public async Task What_an_activity_does_not_say_stays_as_it_was_known()
    {
        await Store.Seen(Channel("C", "T") with { TeamAadId = "group" }, None);

        var seen = await Seen(Channel("C", "T") with { TeamId = null });

        Assert.Equal(("T", "group"), (seen.TeamId, seen.TeamAadId));
        Assert.Null(seen.UserId);
    }

    [Fact]
    public async Task Nothing_is_written_for_what_is_known_but_once_a_day()
    {
        await Store.Seen(Chat, None);

        _clock.Advance(TimeSpan.FromHours(23));
        Assert.False(await Writes(() => Store.Seen(Chat, None)));
        Assert.Equal(Start, (await Store.Find(One, ChatId, None))!.LastSeenAt);

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await Writes(() => Store.Seen(Chat, None)));
        Assert.Equal((Start, Start.AddDays(1)), (await Store.Find(One, ChatId, None)) is { } known ? (known.InstalledAt, known.LastSeenAt) : default);
    }

    [Fact]
    public async Task Of_hosts_that_see_it_at_once_one_is_told_that_it_is_new()
    {
        var other = await ConversationStore.Open(_tables!, _clock, None);

        var seen = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? Store : other).Seen(Chat, None))));

        Assert.Single(seen, conversation => conversation.IsNew);
        Assert.Single(await Store.All(One, None));
    }

    [Fact]
    public async Task Of_hosts_that_refresh_it_at_once_none_undoes_what_another_learned()
    {
        await Store.Seen(Channel("C", "T"), None);
        var other = await ConversationStore.Open(_tables!, _clock, None);
        var moved = Channel("C", "T") with { TeamAadId = "group" };
        Network.BeforeWrite = () => other.Seen(moved, None);

        await Store.Seen(Channel("C", "T") with { BotId = "28:other" }, None);

        var known = await Store.Find(One, "C", None);
        Assert.Equal(("28:other", "group"), (known!.BotId, known.TeamAadId));
    }

    [Fact]
    public async Task A_write_whose_reply_was_lost_is_known_by_who_wrote_it()
    {
        Network.Next = Fault.Repeated;
        Assert.True((await Store.Seen(Chat, None)).IsNew);

        Network.Next = Fault.Repeated;
        var (seen, isNew) = await Store.Seen(Chat with { BotId = "28:other" }, None);

        Assert.Equal(("28:other", false), (seen.BotId, isNew));
    }

    [Fact]
    public async Task A_write_whose_reply_was_lost_is_known_even_when_others_wrote_over_it()
    {
        var other = await ConversationStore.Open(_tables!, _clock, None);
        Network.Next = Fault.Repeated;
        Network.AfterWrite = async () => Assert.False((await other.Seen(Chat with { BotId = "28:other" }, None)).IsNew);

        Assert.True((await Store.Seen(Chat, None)).IsNew);
    }

    [Fact]
    public async Task What_cannot_be_a_conversation_is_refused()
    {
        foreach (var bad in new[]
        {
            Chat with { Workspace = default },
            Chat with { Id = "" },
            Channel("19:abc@thread.tacv2;messageid=1", "T"),
            Chat with { ServiceUrl = new Uri("/emea", UriKind.Relative) },
            Channel("C", "T") with { UserId = "29:ada" },
            Channel("C", "T") with { UserAadId = "ada" },
        })
            await Assert.ThrowsAsync<ArgumentException>(() => Store.Seen(bad, None));
    }
}
