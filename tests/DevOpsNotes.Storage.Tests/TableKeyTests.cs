using FsCheck;
using FsCheck.Fluent;

namespace DevOpsNotes.Storage.Tests;

public sealed class TableKeyTests
{
    [Theory]
    [InlineData("sub|C1", "sub", "C1")]
    [InlineData("slack:T1", "slack:T1")]
    [InlineData("https:~2F~2Fexample.com~2Fa~3Fb~23c", "https://example.com/a?b#c")]
    [InlineData("19:ab@thread.tacv2;messageid=1", "19:ab@thread.tacv2;messageid=1")]
    [InlineData("a~7Cb|~7E2F", "a|b", "~2F")]
    [InlineData("caf~u00E9|~uD83D~uDE00", "café", "😀")]
    [InlineData("||", "", "", "")]
    public void Parts_stay_readable_in_their_key(string key, params string[] parts) => Assert.Equal(key, TableKey.Of(parts));

    [Fact]
    public void Different_parts_make_different_keys()
    {
        // Few characters, so that separators, escapes and what looks like them meet often.
        var character = Gen.Elements('a', '2', 'F', 'u', '0', '~', '|', '/', '\\', '\0', 'é', '\uD83D');
        var part = Gen.Choose(0, 3).SelectMany(length => character.ArrayOf(length)).Select(characters => new string(characters));
        var parts = Gen.Choose(1, 3).SelectMany(count => part.ArrayOf(count)).ToArbitrary();

        Prop.ForAll(parts, parts, (one, other) => one.SequenceEqual(other) == (TableKey.Of(one) == TableKey.Of(other)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    [Fact]
    public void Any_three_parts_make_a_legal_key()
    {
        var text = ArbMap.Default.ArbFor<NonNull<string>>();

        Prop.ForAll(text, text, text, (one, two, three) => TableRules.CheckKey(TableKey.Of(one.Get, two.Get, three.Get), "row key"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
        TableRules.CheckKey(TableKey.Of(new string('/', 2000), new string('é', 2000), new string('x', 2000)), "row key");
    }

    [Fact]
    public void Long_parts_keep_their_beginning_and_differ_by_any_character()
    {
        var url = "https://example.com/" + new string('a', 1980);
        string[] keys = [TableKey.Of(url), TableKey.Of(url + "b"), TableKey.Of(url[..^1] + "b"), TableKey.Of(url, ""), TableKey.Of(TableKey.Of(url))];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.All(keys[..3], key => Assert.StartsWith("https:~2F~2Fexample.com~2Faaaa", key));
        Assert.All(keys[..3], key => Assert.Equal(TableKey.PartLength, key.Length));
        Assert.Equal(keys[0], TableKey.Of(url));
    }

    [Fact]
    public void A_part_is_shortened_only_when_it_must_be()
    {
        Assert.Equal(new string('x', TableKey.PartLength), TableKey.Of(new string('x', TableKey.PartLength)));
        Assert.Contains("~~", TableKey.Of(new string('x', TableKey.PartLength + 1)));
    }

    [Fact]
    public void A_first_part_of_fixed_width_orders_the_keys()
    {
        string[] keys = [TableKey.Of("0859", "slack:T9"), TableKey.Of("0900"), TableKey.Of("0900", "a/b"), TableKey.Of("0900", "slack:T1"), TableKey.Of("2359", "")];

        Assert.Equal(["0859", "0900", "0900", "0900", "2359"], keys.Shuffle().Order(StringComparer.Ordinal).Select(key => key[..4]));
    }

    [Fact]
    public void A_prefix_begins_longer_keys_and_no_others()
    {
        Assert.StartsWith(TableKey.Prefix("sub"), TableKey.Of("sub", "C1"));
        Assert.False(TableKey.Of("sub").StartsWith(TableKey.Prefix("sub"), StringComparison.Ordinal));
        Assert.False(TableKey.Of("subject", "C1").StartsWith(TableKey.Prefix("sub"), StringComparison.Ordinal));
        Assert.False(TableKey.Of("sub|C1").StartsWith(TableKey.Prefix("sub"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_of_no_parts_is_refused() => Assert.Throws<ArgumentException>(() => TableKey.Of());
}
