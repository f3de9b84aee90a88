using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Tests.Commands;
using DevOpsNotes.Bot.Tests.Commands.Daily;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Bot.Web.Components;
using DevOpsNotes.Content.Notes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevOpsNotes.Bot.Tests.Web;

/// <summary>What the page makes of replies, whole, beside files that a person read and approved.</summary>
public sealed class RenderedReplyTests
{
    private static readonly string Folder = Repository.PathOf("tests/DevOpsNotes.Bot.Tests/Web/Rendered");

    /// <summary>What somebody could write in the hope that it does something.</summary>
    private const string Hostile = "</p></form><script>alert(1)</script><img src=x onerror=alert(2)>\" onclick=\"alert(3) <!channel> *bold* _x_ `code` \u202Egnp.exe [a](javascript:alert(4)) 🚀";

    [Fact]
    public Task A_lesson_with_everything_known_of_it() => Verify(nameof(A_lesson_with_everything_known_of_it), new Answer(TestNotes.Full)
    {
        Lead = [new Paragraph("Showing ", Span.Strong("toil"), " for “tiol”.")],
        More = [new Choice(TestNotes.Bare, new Button("Read", "show", "0|bare234567|toil"))],
        Related = ["automation"],
        Buttons = [new Button("Share here", "share", "0|full234567|toil"), new Button("Useful", "useful", "0|full234567|toil")],
    });

    [Fact]
    public Task A_quote_of_an_unknown_speaker() => Verify(nameof(A_quote_of_an_unknown_speaker), new Answer(TestNotes.Bare));

    [Fact]
    public Task A_shared_answer() => Verify(nameof(A_shared_answer), new Answer(TestNotes.Bare) { Delivery = Delivery.Public, Asked = "woken at 3am", Buttons = [new Button("Useful", "useful", "0|bare234567|woken at 3am")] });

    [Fact]
    public Task A_form_with_a_mistake() => Verify(nameof(A_form_with_a_mistake), new FieldErrors(
        new Dialog("add", "Teach a lesson", "Teach", [new Field("Text", "The lesson", 2500) { IsLong = true, IsRequired = true, Value = "Short" }, new Field("Title", "Title", 100) { Hint = "Left empty, its first sentence." }], "asked"),
        new Dictionary<string, string> { ["Text"] = "A lesson has at least 4 words." }));

    [Fact]
    public Task A_lesson_of_the_day() => Verify(nameof(A_lesson_of_the_day), TestPosts.Lesson);

    [Fact]
    public Task A_digest() => Verify(nameof(A_digest), TestPosts.Digest);

    [Fact]
    public Task Nothing_to_say() => Verify(nameof(Nothing_to_say), new Nothing());

    [Theory]
    [InlineData("Nothing_typed", "")]
    [InlineData("Help", "help")]
    [InlineData("Help_on_a_command", "help add")]
    [InlineData("No_quotes", "quote")]
    [InlineData("No_answer", "sourdough recipe")]
    [InlineData("A_verb_with_a_letter_wrong", "topcis")]
    [InlineData("Status", "status")]
    [InlineData("Thanks", "thanks")]
    [InlineData("A_lesson_of_the_team", "add \"Restart the queue before the worker, or jobs run twice.\"")]
    [InlineData("A_form", "add")]
    [InlineData("A_form_with_a_choice", "save \"A backup is a restore that works.\"")]
    [InlineData("Words_from_outside", "save \"A backup is a restore that works.\" by Kim Strange")]
    [InlineData("An_export_of_nothing", "export")]
    [InlineData("Topics", "topics")]
    [InlineData("Daily", "daily")]
    [InlineData("A_daily_offer", "daily mon, wed 9:30 Europe/Brussels on toil")]
    [InlineData("Today", "today")]
    [InlineData("Saved_nothing", "saved")]
    [InlineData("A_name", "by ada")]
    public async Task What_is_said(string name, string line)
    {
        await using var bot = await TestConversation.With(TestNotes.Full);

        await Verify(name, await bot.Say(line));
    }

    [Fact]
    public async Task A_daily_status()
    {
        await using var bot = await DailyTalk.Running();

        await Verify(nameof(A_daily_status), await bot.Say("daily status"));
    }

    [Fact]
    public Task A_form_with_words_above_it() => Verify(nameof(A_form_with_words_above_it), new Dialog("save_quote", "Save quote", "Save", [new Field("Where", "Where", 20) { Options = [new FieldOption("<here>", "Only <here>"), new FieldOption("everywhere", "Everywhere")], Value = "everywhere" }], "state")
    {
        Lead = [new Paragraph("The person is told: ", Span.Strong("<b>always</b>"))],
    });

    [Fact]
    public async Task An_export() => await Verify(nameof(An_export), await TestExports.OfTwo());

    [Fact]
    public async Task What_was_saved_and_what_was_voted()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        await bot.Say("add \"Restart the queue before the worker, or jobs run twice.\"");

        await Verify("Saved", await bot.Say("saved"));
        await Verify("Voted", await bot.Press(new Button("", "useful", $"0|{TestNotes.Full.Id}|toil")));
    }

    [Fact]
    public Task Hostile_words_everywhere() => Verify(nameof(Hostile_words_everywhere), new Answer(TestNotes.Full with
    {
        Title = Hostile,
        Text = Hostile,
        Takeaway = Hostile,
        Attribution = new Attribution { Speakers = [Hostile], Role = Hostile, Event = Hostile, ReportedBy = Hostile, Source = Hostile, Licence = Hostile, SourceUrl = new Uri("javascript:alert(5)"), Verbatim = true },
    })
    {
        Asked = Hostile,
        Lead = [new Paragraph(Hostile, Span.Strong(Hostile), Span.Line(Hostile), Span.Usage(Hostile))],
        More = [new Choice(TestNotes.Bare with { Title = Hostile }, new Button(Hostile, Hostile, Hostile)), new Choice(TestNotes.Bare, new Button("Read", "show", "v")) { Label = Hostile }],
        Tail = [Hostile],
        Buttons = [new Button(Hostile, Hostile, Hostile)],
        Menu = [new Button(Hostile, Hostile, Hostile)],
    });

    private static async Task Verify(string name, Reply reply) => Approved.Verify(Folder, name, await Render(reply));

    private static async Task<string> Render(Reply reply)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var output = await renderer.RenderComponentAsync<CascadingValue<AntiforgeryTokenSet>>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                ["Value"] = new AntiforgeryTokenSet("token", "cookie", "antiforgery", null),
                ["ChildContent"] = (RenderFragment)(builder =>
                {
                    builder.OpenComponent<ReplyView>(0);
                    builder.AddComponentParameter(1, nameof(ReplyView.Reply), reply);
                    builder.AddComponentParameter(2, nameof(ReplyView.Id), "field");
                    builder.CloseComponent();
                }),
            }));
            return output.ToHtmlString().ReplaceLineEndings("\n").Replace("><", ">\n<", StringComparison.Ordinal) + "\n";
        });
    }
}
