using DevOpsNotes.Bot.Commands.Daily;
using DevOpsNotes.Bot.Commands.Replies;
using static DevOpsNotes.Bot.Tests.Commands.Daily.DailyTalk;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Daily;

/// <summary>The form: it begins with what is known, says what is wrong field by field, and loses nothing.</summary>
public sealed class DailyFormTests
{
    [Theory]
    [InlineData("daily", "daily|09:00|weekdays|Europe/Brussels|")]
    [InlineData("daily here", "daily|09:00|weekdays|Europe/Brussels|")]
    [InlineData("weekly", "weekly|09:00|Friday|Europe/Brussels|")]
    public async Task It_begins_with_what_is_usual_and_the_persons_zone(string line, string filled)
    {
        await using var bot = await With(TestNotes.Full);

        var form = Assert.IsType<Dialog>(await bot.Say(line, DailyTalk.Ada));

        Assert.Equal(filled, string.Join('|', form.Fields.Select(field => field.Value)));
        Assert.Empty(form.Lead);
    }

    [Fact]
    public async Task It_begins_with_what_is_set()
    {
        await using var bot = await With(Lessons(("toil", 12)));
        await bot.Start("weekly mon,wed 16:00 Asia/Tokyo on toil");

        foreach (var reply in new[] { await bot.Say("daily", DailyTalk.Ada), await bot.Press((await bot.Noticed("daily status", DailyTalk.Ada)).Named("Change"), DailyTalk.Bo) })
            Assert.Equal("weekly|16:00|Monday and Wednesday|Asia/Tokyo|toil", string.Join('|', Assert.IsType<Dialog>(reply).Fields.Select(field => field.Value)));
    }

    [Fact]
    public async Task What_was_filled_in_is_offered_and_starts_by_a_button()
    {
        await using var bot = await With(Lessons(("toil", 12)));
        var form = Assert.IsType<Dialog>(await bot.Say("daily", DailyTalk.Ada));

        var offer = await bot.Send(form, DailyTalk.Ada, (DailyForm.What, "weekly"), (DailyForm.Time, "4pm"), (DailyForm.Days, "mon, thu"), (DailyForm.Zone, "sao paulo"), (DailyForm.Topics, "busywork, Toil"));

        Assert.Equal("Five takeaways, Monday and Thursday 16:00 America/Sao_Paulo here (38 people), on toil. Next: tomorrow.", Assert.Single(offer.Texts()));
        Assert.Null(await bot.Subscription());
        await bot.Pressed(offer.Named("Start"));
        Assert.Equal("America/Sao_Paulo", (await bot.Subscription())!.Schedule.Zone.Id);
    }

    [Theory]
    [InlineData("", "weekdays", "brussels", "", "Time", "A time of day and nothing else, such as 9:30, 4pm or noon.")]
    [InlineData("soon", "weekdays", "brussels", "", "Time", "A time of day and nothing else, such as 9:30, 4pm or noon.")]
    [InlineData("9:30 on fridays", "weekdays", "brussels", "", "Time", "A time of day and nothing else, such as 9:30, 4pm or noon.")]
    [InlineData("25:00", "weekdays", "brussels", "", "Time", "25:00 is no time of day: say one from 0:00 to 23:59, such as 9:30 or 4pm.")]
    [InlineData("9", "", "brussels", "", "Days", "Days and nothing else, such as weekdays, every day, or mon, wed, fri.")]
    [InlineData("9", "someday", "brussels", "", "Days", "Days and nothing else, such as weekdays, every day, or mon, wed, fri.")]
    [InlineData("9", "mon at 10", "brussels", "", "Days", "Days and nothing else, such as weekdays, every day, or mon, wed, fri.")]
    [InlineData("9", "weekdays", "", "", "Zone", "A city such as Brussels, or the id of a time zone such as Europe/Brussels.")]
    [InlineData("9", "weekdays", "brusels", "", "Zone", "No time zone I know. Did you mean Europe/Brussels?")]
    [InlineData("9", "weekdays", "the moon", "", "Zone", "A city such as Brussels, or the id of a time zone such as Europe/Brussels.")]
    [InlineData("9", "weekdays", "brussels", "toil, sourdough", "Topics", "“sourdough” is no topic I know: say topics to see them all.")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string time, string days, string zone, string topics, string field, string error)
    {
        await using var bot = await With(TestNotes.Full);
        var form = Assert.IsType<Dialog>(await bot.Say("daily", DailyTalk.Ada));

        var wrong = Assert.IsType<FieldErrors>(await bot.Send(form, DailyTalk.Ada, (DailyForm.What, "weekly"), (DailyForm.Time, time), (DailyForm.Days, days), (DailyForm.Zone, zone), (DailyForm.Topics, topics)));

        Assert.Equal(KeyValuePair.Create(field, error), Assert.Single(wrong.Errors));
        Assert.Equal(["weekly", time, days, zone, topics], wrong.Dialog.Fields.Select(filled => filled.Value));
    }

    [Fact]
    public async Task Several_errors_are_said_at_once()
    {
        await using var bot = await With(TestNotes.Full);
        var form = Assert.IsType<Dialog>(await bot.Say("daily"));

        var wrong = Assert.IsType<FieldErrors>(await bot.Send(form, null, (DailyForm.Time, "x"), (DailyForm.Days, "x"), (DailyForm.Zone, "x"), (DailyForm.Topics, "x y z")));

        Assert.Equal(["Days", "Time", "Topics", "Zone"], wrong.Errors.Keys.Order());
    }

    [Fact]
    public async Task A_store_that_is_down_keeps_what_was_filled_in()
    {
        await using var bot = await With(TestNotes.Full);
        var form = Assert.IsType<Dialog>(await bot.Say("daily", DailyTalk.Ada));
        bot.Tables.IsDown = _ => true;

        var wrong = Assert.IsType<FieldErrors>(await bot.Send(form, DailyTalk.Ada, (DailyForm.Time, "7:15")));

        Assert.Contains("the store does not answer", wrong.Errors[DailyForm.What], StringComparison.Ordinal);
        Assert.Equal("7:15", wrong.Dialog.Fields[1].Value);
    }
}
