using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using NodaTime;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>What becomes of posts that nobody clicks on.</summary>
public sealed partial class DailyPosterTests
{
    [Fact]
    public async Task After_ten_posts_without_a_click_it_asks_and_after_a_week_more_it_becomes_weekly()
    {
        await Set(at: new LocalTime(9, 1));
        await Rounds(TimeSpan.FromDays(40));

        var posts = _sender.Posts.ToList();
        var asked = posts.FindIndex(post => Asks(post.Post));
        Assert.Equal(10, asked);
        Assert.Equal(1, posts.Count(post => Asks(post.Post)));
        Assert.All(posts.Take(17), post => Assert.IsType<Answer>(post.Post));
        Assert.All(posts.Skip(17), post => Assert.IsType<Notice>(post.Post));
        Assert.Contains("from now on", Assert.IsType<Notice>(posts[17].Post).Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(7), posts[18].At - posts[17].At);
        Assert.Equal(5, Assert.IsType<Notice>(posts[18].Post).Choices.Count);
    }

    [Fact]
    public async Task A_click_says_that_it_is_still_read()
    {
        await Set(at: new LocalTime(9, 1));
        for (var week = 0; week < 6; week++)
        {
            await Rounds(TimeSpan.FromDays(7));
            await Change(current => current with { HeardAt = Now });
        }

        Assert.Equal(42, _sender.Posts.Count);
        Assert.DoesNotContain(_sender.Posts, post => Asks(post.Post));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_click_counts_also_when_the_days_after_it_are_skipped_or_fail(bool isPaused)
    {
        await Set(at: new LocalTime(9, 1));
        await Rounds(TimeSpan.FromDays(11));
        Assert.True(Asks(_sender.Posts.Last().Post));
        await Change(current => current with { HeardAt = Now, PausedUntil = isPaused ? Today.PlusDays(5) : null });
        _sender.Answer = _ => isPaused ? new SendOutcome.Sent("message") : new SendOutcome.Refused("The app lacks a right.", IsFinal: false);
        await Rounds(TimeSpan.FromDays(4));
        _sender.Answer = _ => new SendOutcome.Sent("message");
        await Rounds(TimeSpan.FromDays(8));

        Assert.All(_sender.Posts, post => Assert.IsType<Answer>(post.Post));
        Assert.Single(_sender.Posts, post => Asks(post.Post));
    }

    [Fact]
    public async Task A_click_at_the_last_moment_keeps_it_daily()
    {
        await Set(at: new LocalTime(9, 1));
        await Rounds(TimeSpan.FromDays(17));
        _sender.Before = async _ => await Change(current => current with { HeardAt = Now });
        await Rounds(TimeSpan.FromDays(1));

        Assert.False((await _host.Subscriptions.Find(Workspace, "C1", CancellationToken.None))!.Schedule.IsDigest);
    }

    private static bool Asks(Reply post) => post is Answer answer && answer.Buttons.Any(button => button.Label == "Keep");
}
