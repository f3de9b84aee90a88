using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Bot.Tests.Teams;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>What came of <see cref="Week"/>.</summary>
public sealed class WeekTests(Week week) : IClassFixture<Week>
{
    private static readonly Duration Latest = Duration.FromSeconds(90);

    public static TheoryData<string> Conversations { get; } = [.. Week.Wishes.Select(wish => wish.Conversation)];

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Each_chosen_date_has_one_post_and_no_lesson_comes_twice(string conversation)
    {
        var posts = PostsIn(conversation).ToList();

        Assert.Equal(Week.Wishes.Single(wish => wish.Conversation == conversation).Due(Week.Begin, Week.End).Select(due => due.Date), posts.Select(post => post.Date));
        Assert.All(posts, post => Assert.Equal(conversation == "C5" ? 5 : 1, post.Notes.Count));
        Assert.Equal(posts.SelectMany(post => post.Notes).Distinct(), posts.SelectMany(post => post.Notes));
    }

    [Fact]
    public void A_post_is_late_by_ninety_seconds_at_most_unless_Slack_refused_it()
    {
        var late = 0;
        foreach (var wish in Week.Wishes)
        {
            foreach (var (due, post) in wish.Due(Week.Begin, Week.End).Zip(PostsIn(wish.Conversation)))
            {
                var isRefused = wish.IsOfSlack && Week.Refused.Contains(due.At);
                late += isRefused ? 1 : 0;
                Assert.InRange(post.At, isRefused ? Week.Refused.End : due.At, (isRefused ? Week.Refused.End + Duration.FromMinutes(2) : due.At) + Latest);
            }
        }

        Assert.Equal(2, late);
        // Each was tried again once while Slack refused, and not more often.
        Assert.InRange(week.Bot.Slack.Calls.Count(call => call.Method == "chat.postMessage" && Week.Refused.Contains(Instant.FromDateTimeOffset(call.At))), 2, 4);
    }

    [Fact]
    public void Nothing_else_was_posted() => Assert.Equal(Week.Wishes.Sum(wish => wish.Due(Week.Begin, Week.End).Count()), week.Posts.Count);

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Where_several_read_along_they_were_told_once_that_it_starts(string conversation)
    {
        var told = Messages(conversation).Count(message => message.Contains("started the daily lesson here", StringComparison.Ordinal) || message.Contains("started the weekly takeaways here", StringComparison.Ordinal));

        Assert.Equal(Week.Wishes.Single(wish => wish.Conversation == conversation).IsPersonal ? 0 : 1, told);
    }

    [Fact]
    public async Task An_archived_channel_ends_it_and_who_set_it_up_is_told_once()
    {
        var told = Assert.Single(Messages("U2"));
        Assert.Contains("The channel was archived.", told, StringComparison.Ordinal);
        Assert.Contains($$"""{"type":"channel","channel_id":"{{Week.Archived}}"}""", told, StringComparison.Ordinal);
        var status = await week.People.Status(Week.Archived, "U2");
        Assert.Contains("Ended. ", status, StringComparison.Ordinal);
        Assert.Contains("failed: The channel was archived.", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_chat_that_removes_the_bot_ends_it_and_who_set_it_up_is_told_once()
    {
        Assert.Contains("I was removed from this conversation", Assert.Single(Messages(Said.Chat), message => message.Contains("has ended", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(3, (await Kept("teams:" + TokenForge.Tenant, Said.Group)).Count);
    }

    [Fact]
    public async Task A_click_counts_as_a_vote_and_as_having_been_read()
    {
        Assert.Contains("Noted: useful.", week.Told["click"], StringComparison.Ordinal);
        var subscription = await Service<SubscriptionStore>().Find(Scope.Of("slack:T1"), "C1", CancellationToken.None);
        Assert.Equal(Week.TakenBack.InUtc().Date, subscription!.HeardAt!.Value.InUtc().Date);
        // The posts of Monday to Friday and of the Monday after: there was a click on Wednesday, and one on Thursday.
        Assert.Equal([1, 2, 3, 1, 1, 2], (await Kept("slack:T1", "C1")).Reverse().Select(occurrence => occurrence.Unheard));
    }

    [Fact]
    public async Task What_is_taken_back_is_gone_and_the_status_says_so()
    {
        Assert.Contains("It is taken back.", week.Told["taking back"], StringComparison.Ordinal);
        var there = week.Bot.Slack.Posted.Values.Select(message => message.GetRawText()).ToList();
        Assert.All(PostsIn("C1"), post => Assert.Equal(post.Date != Week.TakenBack.InUtc().Date, there.Contains(post.Message.GetRawText())));

        var status = await week.People.Status("C1", "U1");
        Assert.Equal(6, status.Split(": posted").Length - 1);
        Assert.Equal(1, status.Split(", and taken back.").Length - 1);
        Assert.Contains("Next: tomorrow.", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_of_everybody_tells_as_many_posts_as_there_were()
    {
        foreach (var wish in Week.Wishes.Where(wish => wish.IsOfSlack))
        {
            var status = await week.People.Status(wish.IsPersonal ? $"D{wish.Conversation[1..]}" : wish.Conversation, $"U{wish.Conversation[1..]}");
            Assert.Equal(Math.Min(7, PostsIn(wish.Conversation).Count()), status.Split(": posted").Length - 1);
        }
    }

    private IEnumerable<SeenPost> PostsIn(string conversation) => week.Posts.Where(post => post.Conversation == conversation);

    /// <summary>All messages that a conversation got.</summary>
    private IReadOnlyList<string> Messages(string conversation) =>
    [
        .. week.Bot.Slack.Taken.Where(call => call.Body.GetProperty("channel").GetString() == conversation).Select(call => call.Body.GetRawText()),
        .. week.Bot.Teams.Calls.Where(call => call.Method == "POST" && SeenPost.ConversationOf(call) == conversation).Select(call => call.Body.GetRawText()),
    ];

    private Task<IReadOnlyList<Occurrence>> Kept(string workspace, string conversation) =>
        Service<LedgerStore>().Since(TestPosts.In(Scope.Of(workspace), conversation).Key, new LocalDate(2026, 3, 1), CancellationToken.None);

    private T Service<T>()
        where T : notnull => week.Bot.Host.Services.GetRequiredService<T>();
}
