using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Bot.Tests.Commands;
using DevOpsNotes.Bot.Tests.Commands.Daily;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>The cards that Teams is sent, whole, beside files that a person read and approved; and what no text can do to them.</summary>
public sealed class TeamsCardTests
{
    private static readonly string Folder = Repository.PathOf("tests/DevOpsNotes.Bot.Tests/Teams/Rendered");
    private static readonly string Schema = Repository.PathOf("tests/DevOpsNotes.Bot.Tests/Teams/Schema/adaptive-card.schema.1.5.0.json");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What somebody could write in the hope that it does something.</summary>
    private static readonly string[] Hostile =
    [
        "**bold** _italic_ [click](https://evil.example) ![](https://evil.example/x.png) # heading\r- list\r\r1. one",
        "<at>Everyone</at> <a href='https://evil.example'>x</a> <script>alert(1)</script> &lt; &nbsp;",
        "{{DATE(2026-01-01,SHORT)}} {{TIME(2026-01-01T00:00:00Z)}} ${$root.secret}",
        "\",\"type\":\"Image\",\"url\":\"https://evil.example\"}]}",
        "\u202Egnp.exe \u200F\u200B\u0007\u0000",
        "🚀" + new string('&', 10_000) + "🚀",
        string.Concat(Enumerable.Repeat("🚀", 6_000)),
        string.Concat(Enumerable.Repeat("\\\"\n", 4_000)),
        string.Concat(Enumerable.Repeat("字\n\n", 5_000)),
        "\uD83D",
        " ",
        "",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    private static Answer Full => new(TestNotes.Full)
    {
        Lead = [new Paragraph("Showing ", Span.Strong("toil"), " for “tiol”.")],
        More = [new Choice(TestNotes.Bare, new Button("Read", "show", "0|bare234567|toil"))],
        Related = ["automation"],
        Buttons = [new Button("Share here", "share", "0|full234567|toil"), new Button("Useful", "useful", "0|full234567|toil")],
    };

    private static QuotedMessage Message => new()
    {
        Conversation = "19:chan@thread.tacv2",
        Id = "1790000000009",
        AuthorId = "9f0c0000-0000-4000-8000-00000000b0b0",
        Author = "Bo Writer",
        Text = "Toil is what you do again.\n**Stop** [it](https://evil.example).",
        Link = new Uri("https://teams.microsoft.com/l/message/19%3Achan%40thread.tacv2/1790000000009"),
        Day = new DateOnly(2026, 2, 28),
        Openness = Openness.Private,
    };

    [Fact]
    public void A_lesson_with_everything_known_of_it() => Verify(nameof(A_lesson_with_everything_known_of_it), TeamsCard.Of(Full, CardView.Private));

    [Fact]
    public void A_lesson_that_everybody_sees() => Verify(nameof(A_lesson_that_everybody_sees), TeamsCard.Of(Full, CardView.Public));

    [Fact]
    public void A_quote_of_an_unknown_speaker() => Verify(nameof(A_quote_of_an_unknown_speaker), TeamsCard.Of(new Answer(TestNotes.Bare), CardView.Personal));

    [Fact]
    public void A_shared_answer() => Verify(nameof(A_shared_answer), TeamsCard.Of(new Answer(TestNotes.Bare) { Delivery = Delivery.Public, Asked = "woken at 3am", Buttons = [new Button("Useful", "useful", "0|bare234567|woken at 3am")] }, CardView.Shared));

    [Fact]
    public void The_least_of_a_lesson() => Verify(nameof(The_least_of_a_lesson), TeamsCard.Smallest(Full, CardView.Public));

    [Fact]
    public void A_lesson_of_the_day() => Verify(nameof(A_lesson_of_the_day), TeamsCard.Of(TestPosts.Lesson, CardView.Shared));

    [Fact]
    public void A_digest() => Verify(nameof(A_digest), TeamsCard.Of(TestPosts.Digest, CardView.Personal));

    [Fact]
    public void A_menu_takes_no_button_s_place()
    {
        var buttons = new[] { "keep", "another", "useful", "not-useful", "a", "b" }.Select(action => new Button(action, action, "v")).ToList();
        var card = JsonDocument.Parse(TeamsCard.Of(TestPosts.Lesson with { Buttons = buttons }, CardView.Shared)).RootElement;

        var modes = card.GetProperty("actions").EnumerateArray().ToLookup(action => action.TryGetProperty("mode", out var mode) ? mode.GetString()! : "", action => action.GetProperty("title").GetString());
        Assert.Equal(["keep", "another", "useful", "not-useful", "a", "b"], modes[""]);
        Assert.Equal(["Not useful", "Pause a week", "All settings"], modes["secondary"]);
    }

    [Theory]
    [InlineData("Nothing_typed", "")]
    [InlineData("Help", "help")]
    [InlineData("No_answer", "sourdough recipe")]
    [InlineData("A_daily_offer", "daily mon, wed 9:30 Europe/Brussels on toil")]
    [InlineData("A_lesson_of_the_team", "add \"Restart the queue before the worker, or jobs run twice.\"")]
    public async Task What_is_said(string name, string line)
    {
        await using var bot = await TestConversation.With(TestNotes.Full);

        Verify(name, TeamsCard.Of(await bot.Say(line), CardView.Personal));
    }

    [Fact]
    public async Task A_daily_status()
    {
        await using var bot = await DailyTalk.Running();

        Verify(nameof(A_daily_status), TeamsCard.Of(await bot.Say("daily status"), CardView.Personal));
    }

    [Fact]
    public async Task A_form_with_something_wrong()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        var dialog = Assert.IsType<Dialog>(await bot.Say("add"));
        var wrong = Assert.IsType<FieldErrors>(await bot.Submit(dialog, null, ("Text", "")));

        Verify(nameof(A_form_with_something_wrong), TeamsCard.Form(wrong.Dialog, wrong.Errors));
    }

    [Fact]
    public void A_form_for_the_words_of_a_message() => Verify(nameof(A_form_for_the_words_of_a_message), TeamsCard.Form(QuoteOffer.Of(Message) with { Lead = ["Before the fields."] }));

    [Fact]
    public async Task A_quote_in_the_place_of_the_form()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);

        Verify(nameof(A_quote_in_the_place_of_the_form), TeamsCard.Of(await bot.Submit(QuoteOffer.Of(Message), TestConversation.Ada with { Conversation = Message.Conversation }, ("Words", Message.Text), ("Where", "here")), CardView.InForm));
    }

    [Fact]
    public void A_message_has_one_card_no_text_and_says_the_takeaway_in_a_notification()
    {
        var card = TeamsCard.Of(Full, CardView.Personal);

        var message = JsonDocument.Parse(TeamsMessage.Of(card, Summary.Of(Full), "a:1", "28:bot")).RootElement;

        Assert.Equal("Count toil for two weeks.", message.GetProperty("summary").GetString());
        Assert.False(message.TryGetProperty("text", out _));
        Assert.Equal(AdaptiveCard.ContentType, Assert.Single(message.GetProperty("attachments").EnumerateArray()).GetProperty("contentType").GetString());
    }

    [NodeFact]
    public async Task Every_approved_card_is_valid()
    {
        var cards = Directory.GetFiles(Folder, "*.approved.txt").Order(StringComparer.Ordinal).Select(file => JsonSerializer.Serialize(JsonDocument.Parse(File.ReadAllText(file)).RootElement)).ToList();

        var verdicts = (await NodePackages.Run("validate.mjs", [Schema], string.Join('\n', cards))).TrimEnd().Split('\n');

        Assert.True(cards.Count >= 10);
        Assert.All(verdicts, verdict => Assert.Equal("valid", verdict));
        Assert.Equal(cards.Count, verdicts.Length);
    }

    [NodeFact]
    public async Task Every_card_of_hostile_text_is_valid()
    {
        var cards = Enumerable.Range(0, 60).Select(seed => JsonSerializer.Serialize(JsonDocument.Parse(OfHostileText(seed)).RootElement));

        var verdicts = (await NodePackages.Run("validate.mjs", [Schema], string.Join('\n', cards))).TrimEnd().Split('\n');

        Assert.Equal(60, verdicts.Length);
        Assert.All(verdicts, verdict => Assert.Equal("valid", verdict));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_text_is_markup_breaks_a_card_forges_a_link_or_makes_it_too_large(int seed)
    {
        var bytes = OfHostileText(seed);
        var card = JsonDocument.Parse(bytes).RootElement;
        var parts = CardRules.Descendants(card).ToList();

        Assert.All(parts.Where(part => part.TryGetProperty("type", out _)), part => Assert.Contains(part.GetProperty("type").GetString(), CardRules.Types));
        Assert.All(parts.Where(part => part.TryGetProperty("text", out _)), part => Assert.Equal("TextRun", part.GetProperty("type").GetString()));
        Assert.All(parts.Where(part => part.TryGetProperty("url", out _)), part => Assert.Equal("https://example.org/a%7Cb?c=%3Cd%3E&e", part.GetProperty("url").GetString()));
        Assert.DoesNotMatch("[\u0000-\u0008\u202A-\u202E\u200B-\u200F\u2066-\u2069]", string.Concat(parts.Where(part => part.TryGetProperty("text", out _)).Select(part => part.GetProperty("text").GetString())));
        Assert.InRange(Encoding.UTF8.GetString(TeamsMessage.Of(bytes, new string('字', 400), new string('c', 250), new string('b', 250), new string('r', 250)).Span).Length * 2, 1, 28 * 1024);
        Assert.InRange(bytes.Length, 1, 28 * 1024);
    }

    /// <summary>A notification is plain text, but nothing in it may steer what shows it.</summary>
    [Fact]
    public void A_notification_is_one_short_line_of_what_can_be_seen()
    {
        foreach (var text in Hostile)
        {
            var summary = JsonDocument.Parse(TeamsMessage.Of(TeamsCard.Of(new Notice(text), CardView.Personal), Summary.Of(new Notice(text)), "a:1", "28:bot")).RootElement.GetProperty("summary").GetString()!;

            Assert.InRange(summary.Length, 0, 300);
            Assert.DoesNotMatch("[\u0000-\u001F\u202A-\u202E\u200B-\u200F\u2066-\u2069]", summary);
        }
    }

    [Fact]
    public void Text_that_is_cut_keeps_the_buttons_and_the_attribution()
    {
        var card = JsonDocument.Parse(TeamsCard.Of(Full with { Note = TestNotes.Full with { Text = string.Concat(Enumerable.Repeat("A long story. ", 3000)) } }, CardView.Private)).RootElement;

        Assert.Equal(2, card.GetProperty("actions").GetArrayLength());
        Assert.Contains("Ada Example", card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Count toil for two weeks.", card.GetRawText(), StringComparison.Ordinal);
    }

    private static ReadOnlyMemory<byte> OfHostileText(int seed)
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
        var trail = $"0|full234567|{Any()}";
        var value = trail[..Math.Min(trail.Length, Line.LongestQuestion)];
        return TeamsCard.Of(
            new Answer(note)
            {
                Asked = Any(),
                Lead = [new Paragraph(Any(), Span.Strong(Any()), Span.Line(Any()), Span.Usage(Any()))],
                More = [new Choice(note, new Button("Read", "show", value)), new Choice(note, new Button(Any(), "show", value)) { Label = Any() }],
                Related = [Any()],
                Tail = [Any(), new Paragraph(Any(), Span.Strong(Any()))],
                Menu = [new Button(Any(), "keep", value), new Button(Any(), "pause", "v") { OpensForm = true }, new Button(Any(), "stop", "v")],
                Buttons = [new Button(Any(), "useful", value), new Button("Another", "another", value), new Button("Not useful", "not-useful", value), new Button("Share here", "share", value)],
            },
            CardView.Private);
    }

    private static void Verify(string name, ReadOnlyMemory<byte> card) => Approved.Verify(Folder, name, JsonSerializer.Serialize(JsonDocument.Parse(card).RootElement, Indented) + "\n");

}
