namespace DevOpsNotes.Content.Tests.Importing.Parsing;

public sealed class SubtitlesTests
{
    private const string Lesson = "Every deployment that we rehearsed went well, and every one that we did not rehearse became an incident.";

    [Theory]
    [InlineData("WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nEvery deployment that we rehearsed\nwent well, and every one\n\n2\n00:00:04.000 --> 00:00:08.000 align:start\nthat we did not rehearse <i>became</i> an incident.\n")]
    [InlineData("1\n00:00:01,000 --> 00:00:04,000\nEvery deployment that we rehearsed\nwent well, and every one\n\n2\n00:00:04,000 --> 00:00:08,000\nthat we did not rehearse became an incident.\n")]
    public void Cues_are_read_as_the_text_they_cut_up(string subtitles)
    {
        Assert.Equal(Lesson, Assert.Single(Import.Lessons(subtitles, "talk.vtt")).Text);
    }

    [Fact]
    public void Voices_are_speakers()
    {
        var lesson = Import.Lessons($"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Jo Moss>Why do you rehearse deployments?\n\n00:02.000 --> 00:06.000\n<v Li Ren>{Lesson}\n\n00:06.000 --> 00:07.000\n<v Jo Moss>And the restore of a backup?\n\n00:07.000 --> 00:09.000\n<v Li Ren>The restore, too, every quarter, with the on-call engineer.\n")[0];

        Assert.Equal(["Li Ren"], lesson.Attribution.Speakers);
        Assert.Equal($"Jo Moss: Why do you rehearse deployments?\n\n{Lesson}", lesson.Text);
    }
}
