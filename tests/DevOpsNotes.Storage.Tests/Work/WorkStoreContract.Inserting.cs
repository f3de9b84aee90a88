using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Storage.Tests.Work;

public abstract partial class WorkStoreContract
{
    [Fact]
    public async Task What_is_inserted_comes_back_whole()
    {
        var item = await Store.Insert(Kind, One, ["event-1"], Payload("a"), None);

        Assert.NotNull(item);
        Assert.Equal((Kind, One, Payload("a"), WorkState.Queued, 0), (item.Kind, item.Scope, item.Payload, item.State, item.Attempts));
        Assert.Equal(_clock.GetUtcNow(), item.InsertedAt);
        Assert.Equal(item, Assert.Single(await Store.Adoptable(TimeSpan.Zero, None)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"text\":\"Grüße, 日本 \\u0000 | ~ 🙂\"}")]
    public async Task Any_payload_comes_back_whole(string payload)
    {
        await Store.Insert(Kind, One, ["event-1"], payload, None);

        Assert.Equal([payload], await Queued());
    }

    [Theory]
    [InlineData(TableLimits.StringLength)]
    [InlineData(TableLimits.StringLength + 1)]
    [InlineData(WorkStore.PayloadLength)]
    public async Task A_payload_that_no_property_holds_comes_back_whole_and_stays_whole(int length)
    {
        // An odd beginning puts a pair of surrogates across every cut.
        var payload = ("{" + string.Concat(Enumerable.Repeat("🙂", length / 2))).PadRight(length)[..length];
        payload = char.IsHighSurrogate(payload[^1]) ? payload[..^1] + "}" : payload;

        var item = await Store.Insert(Kind, One, ["event-1"], payload, None);
        await Store.Claim(item!, None);

        Assert.Equal([payload], await Sending());
    }

    [Fact]
    public async Task Work_is_a_duplicate_if_any_of_its_keys_was_taken_in_and_then_takes_no_other()
    {
        var message = TableKey.Of("C1", "1700000000.000100");
        Assert.NotNull(await Store.Insert(Kind, One, ["event-1", message], Payload("a"), None));

        Assert.Null(await Store.Insert(Kind, One, ["event-1", message], Payload("b"), None));
        Assert.Null(await Store.Insert(Kind, One, ["event-1", "other message"], Payload("b"), None));
        Assert.Null(await Store.Insert("another kind", One, ["event-2", message], Payload("b"), None));

        Assert.Equal([Payload("a")], await Queued());
        Assert.NotNull(await Store.Insert(Kind, One, ["event-2", "other message"], Payload("c"), None));
    }

    [Fact]
    public async Task Work_that_was_done_is_still_a_duplicate()
    {
        await Store.Done(await Claimed("a"), None);

        Assert.Null(await Insert("a"));
        Assert.Empty(await Queued());
    }

    [Theory]
    [InlineData("teams:contoso")]
    [InlineData("slack:T2")]
    public async Task A_key_counts_within_its_scope_in_the_same_shard_and_in_another(string scope)
    {
        await Inserted("a");

        Assert.NotNull(await Insert("a", scope));
        Assert.Null(await Insert("a", scope));
    }

    [Fact]
    public async Task A_key_and_a_scope_never_pass_for_others()
    {
        Assert.NotNull(await Insert("b|c", "slack:T1"));
        Assert.NotNull(await Insert("c", "slack:T1|b"));
        Assert.NotNull(await Insert("B|C", "slack:T1"));
    }

    [Fact]
    public async Task The_same_key_twice_is_one_key()
    {
        Assert.NotNull(await Store.Insert(Kind, One, ["a", "a"], Payload("a"), None));
        Assert.Null(await Insert("a"));
    }

    [Fact]
    public async Task One_of_many_hosts_takes_an_event_in()
    {
        var hosts = new[] { Store, await AnotherHost(), await AnotherHost() };

        var items = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => hosts[i % 3].Insert(Kind, One, ["a", $"only-{i}"], Payload("a"), None)));

        Assert.Single(items, item => item is not null);
        Assert.Single(await Queued());
    }

    [Fact]
    public async Task A_lost_request_leaves_nothing_and_work_comes_in_when_it_is_sent_again()
    {
        Network.Next = Fault.LostRequest;
        await Assert.ThrowsAsync<StoreException>(() => Store.Insert(Kind, One, ["a", "b"], Payload("a"), None));
        Assert.Empty(await Rows(shard: 7));

        Assert.NotNull(await Store.Insert(Kind, One, ["a", "b"], Payload("a"), None));
        Assert.Equal(3, (await Rows(shard: 7)).Count);
    }

    [Fact]
    public async Task After_a_lost_reply_work_is_in_whole_and_once()
    {
        Network.Next = Fault.LostReply;
        await Assert.ThrowsAsync<StoreException>(() => Store.Insert(Kind, One, ["a", "b"], Payload("a"), None));

        Assert.Null(await Store.Insert(Kind, One, ["a", "b"], Payload("a"), None));
        Assert.Equal([Payload("a")], await Queued());
        Assert.Equal(3, (await Rows(shard: 7)).Count);
    }

    [Fact]
    public async Task A_repeated_insertion_is_no_duplicate_of_itself()
    {
        Network.Next = Fault.Repeated;

        var item = await Insert("a");

        Assert.NotNull(item);
        Assert.NotNull(await Store.Claim(item, None));
    }

    [Theory]
    [InlineData("slack:T1", 7)]
    [InlineData("slack:T2", 2)]
    [InlineData("slack:T4", 0)]
    [InlineData("teams:contoso", 7)]
    public async Task The_shard_of_a_scope_is_always_the_same(string scope, int shard)
    {
        await Inserted("a", scope);

        Assert.Equal(2, (await Rows(shard)).Count);
    }

    [Fact]
    public async Task What_cannot_be_work_is_refused_and_leaves_nothing()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Insert("", One, ["a"], "{}", None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Insert(Kind, "", ["a"], "{}", None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Insert(Kind, One, [], "{}", None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Insert(Kind, One, ["a", ""], "{}", None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Insert(Kind, One, [.. Enumerable.Range(0, 100).Select(i => $"{i}")], "{}", None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Insert(Kind, One, ["a"], new string(' ', WorkStore.PayloadLength + 1), None));

        Assert.Empty(await Rows(shard: 7));
        Assert.NotNull(await Store.Insert(Kind, One, [.. Enumerable.Range(0, 99).Select(i => $"{i}")], "{}", None));
    }
}
