using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Importing.Parsing;

public sealed class PostsTests
{
    private const string Text = "The team rehearses every rollback of its deployment pipeline, so that the first real one at night is nothing new to anybody on call.";

    [Fact]
    public void What_one_post_says_of_itself_is_not_said_of_the_next()
    {
        var (first, second) = Notes($"""
            <article><h2>Rollbacks</h2><p class="author">Jo Moss</p><p class="speaker">Ann Reed</p><time datetime="2021-05-04">4 May</time><p>{Text}</p><p><a href="https://creativecommons.org/licenses/by/4.0/">licence</a></p></article>
            <article><h2>Alerts</h2><p>Nobody of the team ignores an alert of the production service any more, for each of them has a runbook and an owner, and those without were deleted.</p></article>
            <aside><h1>Latest comments</h1><time datetime="2026-01-02">2 January</time></aside>
            """);

        Assert.Equal(("Jo Moss", new DateOnly(2021, 5, 4), "CC BY 4.0"), (first.Attribution.ReportedBy, first.Attribution.Date, first.Attribution.Licence));
        Assert.Equal(["Ann Reed"], first.Attribution.Speakers);
        Assert.Equal(Text, first.Text);
        Assert.Equal((null, null, null), (second.Attribution.ReportedBy, second.Attribution.Date, second.Attribution.Licence));
        Assert.DoesNotContain("Ann Reed", second.Attribution.Speakers);
    }

    [Fact]
    public void What_the_page_says_beside_its_posts_is_said_of_all()
    {
        var (first, second) = Notes($"""
            <h1>DevOpsDays Harbour 2021</h1><p>Notes of <time datetime="2021-05-04">4 May</time></p>
            <article><h2>Rollbacks</h2><p>10:00 – 10:45, Great Hall</p><p>{Text}</p></article>
            <article><h2>Alerts</h2><p>Nobody of the team ignores an alert of the production service any more, for each of them has a runbook and an owner, and those without were deleted.</p></article>
            """);

        Assert.Equal(Text, first.Text);
        Assert.All([first, second], note => Assert.Equal(("DevOpsDays Harbour 2021", new DateOnly(2021, 5, 4)), (note.Attribution.Event, note.Attribution.Date)));
    }

    private static (Note First, Note Second) Notes(string body) =>
        Import.Lessons($"<html><head><title>Notes of the harbour</title></head><body>{body}</body></html>") is [var first, var second]
            ? (first, second)
            : throw new InvalidOperationException("There should be two lessons.");
}
