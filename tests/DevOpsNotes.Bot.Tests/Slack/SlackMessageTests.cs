using System.Text.Encodings.Web;
using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Bot.Slack.Requests;
using DevOpsNotes.Bot.Tests.Commands;
using DevOpsNotes.Bot.Tests.Commands.Daily;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>What Slack is sent, whole, beside files that a person read and approved; and what no text can do to it.</summary>
public sealed class SlackMessageTests
{
    private static readonly string Folder = Repository.PathOf("tests/DevOpsNotes.Bot.Tests/Slack/Rendered");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What somebody could write in the hope that it does something.</summary>
    private static readonly string[] Hostile =
    [
        "<!channel> <!here> <!everyone> <!subteam^S1> <@U1> <#C1|general>",
        "<https://evil.example|https://slack.com> <mailto:a@b.c|x> & &lt; &amp;amp;",
        "*bold* _italic_ ~struck~ `code` ```block``` > quoted\n>>> more\n- list :tada: :smile:",
        "\",\"type\":\"image\",\"image_url\":\"https://evil.example\"}]}",
        "\u202Egnp.exe \u200F\u200B\u0007\u0000",
        "🚀" + new string('&', 10_000) + "🚀",
        string.Concat(Enumerable.Repeat("🚀", 6_000)),
        new string('<', 9_999),
        "\uD83D",
        " ",
        "",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Fact]
    public void A_lesson_with_everything_known_of_it() => Verify(nameof(A_lesson_with_everything_known_of_it), new Answer(TestNotes.Full)
    {
        Lead = [new Paragraph("Showing ", Span.Strong("toil"), " for “tiol”.")],
        More = [new Choice(TestNotes.Bare, new Button("Read", "show", "0|bare234567|toil"))],
        Related = ["automation"],
        Buttons = [new Button("Share here", "share", "0|full234567|toil"), new Button("Useful", "useful", "0|full234567|toil")],
    });

    [Fact]
    public void A_quote_of_an_unknown_speaker() => Verify(nameof(A_quote_of_an_unknown_speaker), new Answer(TestNotes.Bare));

    [Fact]
    public void A_shared_answer() => Verify(nameof(A_shared_answer), new Answer(TestNotes.Bare) { Delivery = Delivery.Public, Asked = "woken at 3am", Buttons = [new Button("Share here", "share", "x"), new Button("Useful", "useful", "0|bare234567|woken at 3am")] });

    [Fact]
    public void A_lesson_of_the_day() => Verify(nameof(A_lesson_of_the_day), TestPosts.Lesson with { Delivery = Delivery.Public });

    [Fact]
    public void A_digest_with_a_menu_of_one() => Verify(nameof(A_digest_with_a_menu_of_one), TestPosts.Digest);

    [Fact]
    public void What_carries_too_much_for_a_menu_is_a_button()
    {
        var message = Render(new Notice("x")
        {
            Buttons = [new Button("First", "first", "1")],
            Menu = [new Button("Short", "short", "s"), new Button("Long", "long", new string('v', 150)), new Button("Other", "other", "o")],
        });

        Assert.Empty(SlackRules.Broken(message));
        Assert.Equal(["First", "Long"], SlackButtons.Labels(message));
        Assert.Equal(["Short", "Other"], SlackButtons.Menu(message).Select(SlackButtons.Label));
    }

    [Fact]
    public void Plain_words_have_all_of_a_notice_although_its_notification_has_not() =>
        Assert.Equal("One.\nTwo &amp; three.", SlackMessage.Plain(new Notice("One.", "Two & three.") { Notification = "A digest" }));

    [Theory]
    [InlineData("Nothing_typed", "")]
    [InlineData("Help", "help")]
    [InlineData("No_quotes", "quote")]
    [InlineData("No_answer", "sourdough recipe")]
    [InlineData("A_verb_with_a_letter_wrong", "topcis")]
    [InlineData("A_daily_offer", "daily mon, wed 9:30 Europe/Brussels on toil")]
    [InlineData("A_lesson_of_the_team", "add \"Restart the queue before the worker, or jobs run twice.\"")]
    public async Task What_is_said(string name, string line)
    {
        await using var bot = await TestConversation.With(TestNotes.Full);

        Verify(name, await bot.Say(line));
    }

    [Fact]
    public async Task A_daily_status()
    {
        await using var bot = await DailyTalk.Running();

        Verify(nameof(A_daily_status), await bot.Say("daily status"));
    }

    [Theory]
    [InlineData(nameof(A_form), "add")]
    [InlineData("A_daily_form", "daily")]
    public async Task A_form(string name, string line)
    {
        await using var bot = await TestConversation.With(TestNotes.Full);

        VerifyView(name, await bot.Say(line));
    }

    [Fact]
    public async Task Saving_words_of_a_message()
    {
        await using var bot = await TestConversation.With();
        var message = new QuotedMessage
        {
            Conversation = "C1",
            Id = "1767225600.000100",
            AuthorId = "U-BO",
            Author = "Bo",
            Text = "Nobody reads a dashboard at three in the morning.\nA runbook with one command they do read.",
            Link = new Uri("https://acme.slack.com/archives/C1/p1767225600000100"),
            Day = new DateOnly(2026, 1, 1),
            Openness = Openness.Public,
        };

        var form = Assert.IsType<Dialog>(await bot.Conversation.Quote(TestConversation.Ada, message, CancellationToken.None));
        VerifyView("A_form_for_words_of_a_message", form);
        VerifyView("What_came_of_saving_words_of_a_message", await bot.Submit(form, null, [.. form.Fields.Select(field => (field.Name, field.Value))]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_text_breaks_a_message_mentions_anybody_or_forges_a_link(int seed)
    {
#pragma warning disable CA5394 // The same texts in every run.
        var random = new Random(seed);
        string Any() => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Hostile[random.Next(Hostile.Length)]));
#pragma warning restore CA5394
        var note = TestNotes.Full with
        {
            Kind = seed % 2 == 0 ? NoteKind.Lesson : NoteKind.Quote,
            Title = Any(),
            Text = Any(),
            Takeaway = seed % 3 == 0 ? null : Any(),
            Attribution = new Attribution { Speakers = [Any()], Role = Any(), Event = Any(), ReportedBy = Any(), Talk = Any(), Source = Any(), Licence = Any(), SourceUrl = new Uri("https://example.org/a|b?c=<d>&e"), Verbatim = true },
        };
        var message = Render(new Answer(note)
        {
            Asked = Any(),
            Lead = [new Paragraph(Any(), Span.Strong(Any()), Span.Line(Any()), Span.Usage(Any()))],
            More = [new Choice(note, new Button("Read", "show", "v")), new Choice(note, new Button(Any(), "show", "v")) { Label = Any() }],
            Related = [Any()],
            Tail = [Any(), Any()],
            Buttons = [new Button(Any(), "useful", "v")],
            Menu = [new Button(Any(), "keep", "v"), new Button(Any(), "pause", ShortText.Cut(Any(), 200)), new Button(Any(), "pause", "v"), new Button(Any(), "stop", ShortText.Cut(Any(), 144)), new Button(Any(), "say", "v")],
        });

        Assert.Empty(SlackRules.Broken(message));
        Assert.DoesNotMatch("<[!@#]|<mailto|<https?:", message.GetProperty("text").GetString());
        var marked = SlackRules.Descendants(message).Where(part => part.TryGetProperty("type", out var type) && type.ValueEquals("mrkdwn")).ToList();
        Assert.Equal("<https://example.org/a%7Cb?c=%3Cd%3E&amp;e|example.org>", Assert.Single(marked).GetProperty("text").GetString());
        Assert.DoesNotContain(SlackRules.Descendants(message), part => part.TryGetProperty("type", out var type) && type.GetString() is "image" or "user" or "broadcast" or "link" or "channel");
    }

    [Fact]
    public void Text_is_cut_between_characters_and_between_entities()
    {
        foreach (var max in Enumerable.Range(2, 60))
        {
            foreach (var text in new[] { string.Concat(Enumerable.Repeat("🚀", 40)), string.Concat(Enumerable.Repeat("a🚀", 40)), new string('&', 40), string.Concat(Enumerable.Repeat("x<>&", 20)) })
            {
                var (cut, escaped) = (ShortText.Cut(text, max), SlackText.Escape(text, max));

                Assert.InRange(cut.Length, 1, max);
                Assert.InRange(escaped.Length, 1, max);
                Assert.DoesNotContain('\uFFFD', cut + escaped);
                Assert.False(char.IsHighSurrogate(cut.TrimEnd('…').LastOrDefault('x')), cut);
                Assert.DoesNotMatch("&(?!(amp|lt|gt);)", escaped);
            }
        }

        Assert.Equal("a&amp;b &lt;c&gt;", SlackText.Escape("a&b <c>", 17));
        Assert.Equal("a&amp;b &lt;c…", SlackText.Escape("a&b <c>", 16));
    }

    private static void VerifyView(string name, Reply reply)
    {
        var view = JsonDocument.Parse(JsonBytes.Object(json =>
        {
            json.WritePropertyName("view");
            SlackView.Write(json, reply, "C1");
        })).RootElement;
        Assert.Empty(SlackRules.Broken(view.GetProperty("view")));
        Approved.Verify(Folder, name, Text(view));
    }

    private static void Verify(string name, Reply reply) => Approved.Verify(Folder, name, Text(Render(reply)));

    private static JsonElement Render(Reply reply) => JsonDocument.Parse(JsonBytes.Object(json => SlackMessage.Write(json, reply, isShared: reply.Delivery == Delivery.Public))).RootElement;

    private static string Text(JsonElement json) => JsonSerializer.Serialize(json, Indented).ReplaceLineEndings("\n") + "\n";
}
