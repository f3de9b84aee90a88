using System.Text.Json;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Quoting;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands;

/// <summary>A conversation has what it may see of what its team keeps.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task Each_line_is_a_note_with_who_may_see_it_and_only_what_may_be_seen_here_is_among_them()
    {
        await using var bot = await WithLessons();
        await bot.Save(TestMessages.Of(Bo, "Every alert wakes somebody up. 🚀", id: "1"));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Save(TestMessages.Of(InPrivate(Bo), "The postmortem blames nobody.", Openness.Private, "2"), InPrivate(Ada));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Say("add \"Restart the queue before the worker, or jobs run twice.\"");

        var (here, there) = (await bot.Noticed("export"), await bot.Noticed("export", InPrivate(Cy)));

        Assert.Equal("What your team keeps and may be seen here, the latest first, one JSON object a line: 2 notes.", here.Paragraphs[0].ToString());
        Assert.Equal([("Restart the queue before the worker, or jobs run twice.", "workspace"), ("Every alert wakes somebody up. 🚀", "workspace")], Read(here));
        Assert.Equal([("Restart the queue before the worker, or jobs run twice.", "workspace"), ("The postmortem blames nobody.", "conversation:C-PRIVATE"), ("Every alert wakes somebody up. 🚀", "workspace")], Read(there));
        Assert.Empty(here.Buttons);
        Assert.All(here.Lines, line => Assert.DoesNotContain('\n', line));
    }

    [Fact]
    public async Task Nothing_kept_and_nothing_to_be_read_are_said()
    {
        await using var bot = await WithLessons();
        await bot.Say("toil");
        await bot.Say("add \"Restart the queue before the worker, or jobs run twice.\"");

        Assert.Equal("Your team keeps nothing yet that may be seen here, so there is nothing to export.", (await bot.Noticed("export", AmongStrangers(Ada))).Paragraphs[0].ToString());
        bot.Tables.IsDown = _ => true;
        Assert.Equal("Your team’s own notes cannot be read right now; ask again in a minute.", (await bot.Noticed("export", Stranger)).Paragraphs[0].ToString());
    }

    [Fact]
    public async Task A_page_has_whole_lines_as_many_as_fit_and_one_at_least_and_all_pages_have_each_once()
    {
        await using var bot = await With();
        var form = Assert.IsType<Dialog>(await bot.Say("save"));
        var texts = Enumerable.Range(1, 12).Select(number => $"{number} {new string(number % 4 == 0 ? '"' : 'x', number % 4 == 0 ? 1990 : 40 * number)}").ToList();
        foreach (var text in texts)
        {
            Assert.IsType<Answer>(await bot.Send(form, null, (nameof(QuoteDraft.Words), text), (nameof(QuoteDraft.Speaker), "Kim Strange")));
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var (seen, page, pages) = (new List<string>(), await bot.Noticed("export"), 1);
        for (; ; page = Assert.IsType<Notice>(await bot.Press(page.Buttons[0])), pages++)
        {
            Assert.True(page.Lines.Count == 1 || page.Lines.Sum(line => line.Length) <= Notice.LongestLines);
            seen.AddRange(Read(page).Select(note => note.Text));
            Assert.EndsWith($"{seen.Count} of 12.", page.Paragraphs[0].ToString(), StringComparison.Ordinal);
            if (page.Buttons[0].Label == "From the start")
                break;
            Assert.Equal("More", page.Buttons[0].Label);
        }

        Assert.Equal(Enumerable.Reverse(texts), seen);
        Assert.InRange(pages, 6, 9);
        Assert.Equal(seen[0], Read(Assert.IsType<Notice>(await bot.Press(page.Buttons[0])))[0].Text);
    }

    private static List<(string Text, string Visibility)> Read(Notice notice) => [.. notice.Lines.Select(line => JsonDocument.Parse(line).RootElement).Select(note => (note.GetProperty("text").GetString()!, note.GetProperty("visibility").GetString()!))];
}
