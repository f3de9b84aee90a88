using System.Text.Json;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>What a view carries, within what Slack takes.</summary>
public sealed class ViewOriginTests
{
    public static TheoryData<string> Texts =>
    [
        new string('"', 2000), new string('"', 40_000), new string('\n', 1999) + "x", string.Concat(Enumerable.Repeat("a\n", 20_000)), new string('\\', 40_000), string.Concat(Enumerable.Repeat("🚀", 1000)),
        string.Concat(Enumerable.Repeat("a🚀", 20_000)), new string('<', 40_000), string.Concat(Enumerable.Repeat("漢字 ", 20_000)), new string('a', 40_000), "short",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_message_of_any_text_with_the_longest_name_and_link_comes_back_whole(string text)
    {
        var message = new QuotedMessage
        {
            Conversation = "C0123456789AB",
            Id = "1767225600.000100",
            AuthorId = "U0123456789AB",
            Author = string.Concat(Enumerable.Repeat("\"", 80)),
            Link = new Uri($"https://{new string('a', 63)}.slack.com/archives/C0123456789AB/p1767225600000100?thread_ts=1767225600.000100&cid=C0123456789AB"),
            Day = new DateOnly(2026, 1, 1),
            Openness = Openness.Private,
            Text = text,
        };
        var dialog = QuoteOffer.Of(message);

        var metadata = new ViewOrigin("C0123456789AB", dialog.State).ToString();

        Assert.InRange(metadata.Length, 1, ViewOrigin.Longest);
        var read = ViewOrigin.Read(metadata);
        Assert.Equal(("C0123456789AB", dialog.State), (read.Conversation, read.State));
        Assert.Equal(message with { Text = TeamQuote.Beginning(text) }, QuotedMessage.Read(read.State));
    }

    [Fact]
    public void A_state_that_does_not_fit_loses_its_end_and_no_half_of_a_character()
    {
        foreach (var lead in new[] { "", "a" })
        {
            var state = lead + string.Concat(Enumerable.Repeat("🚀", 3000));

            var read = ViewOrigin.Read(new ViewOrigin("C1", state).ToString());

            Assert.StartsWith(read.State, state, StringComparison.Ordinal);
            Assert.InRange(read.State.Length, ViewOrigin.Longest - 5, ViewOrigin.Longest);
            Assert.False(char.IsHighSurrogate(read.State[^1]));
        }
    }

    [Theory]
    [InlineData("C1", "C1", "")]
    [InlineData("C1\n", "C1", "")]
    [InlineData("C1\na\n\nb", "C1", "a\n\nb")]
    [InlineData("", "", "")]
    [InlineData(null, "", "")]
    public void What_a_view_brings_back_is_read(string? metadata, string conversation, string state) =>
        Assert.Equal(new ViewOrigin(conversation, state), ViewOrigin.Read(metadata));

    [Fact]
    public void A_form_begins_with_what_is_said_about_it_and_its_chosen_option_equals_one_of_the_others()
    {
        var dialog = QuoteForms.Outside(new QuoteDraft { Words = "Words." }, QuoteForms.Everywhere) with { Lead = ["Read this first."] };

        var view = JsonDocument.Parse(JsonBytes.Object(json =>
        {
            json.WritePropertyName("view");
            SlackView.Write(json, dialog, "C1");
        })).RootElement.GetProperty("view");

        var blocks = view.GetProperty("blocks").EnumerateArray().ToList();
        Assert.Equal("rich_text", blocks[0].GetProperty("type").GetString());
        var select = blocks[^1].GetProperty("element");
        Assert.Contains(select.GetProperty("initial_option").GetRawText(), select.GetProperty("options").EnumerateArray().Select(option => option.GetRawText()));
        Assert.Empty(SlackRules.Broken(view));
    }
}
