namespace DevOpsNotes.Content.Tests.Importing.Parsing;

/// <summary>Who speaks in a conversation, in whatever way the page marks it.</summary>
public sealed class SpeakerTurnTests
{
    private const string Question = "What would you tell a young engineer who is on call for the first time?";
    private const string Answer = "Say aloud what you believe the system is doing, because your colleagues in the incident may know better.";
    private const string Second = "A runbook is a promise that somebody tried it, so write the date of the last rehearsal on top.";
    private const string Other = "I would add that a dashboard of the deployment is an argument and not a fact at all.";

    [Theory]
    [InlineData("TOMAS LIND: {0}\n\nMIRA OKAFOR: {1}\n\nTOMAS LIND: And what about runbooks?\n\nMIRA OKAFOR: {3}\n\nJANA REUTER: {2}\n")]
    [InlineData("Tomas Lind 0:00\n{0}\n\nMira Okafor 0:06\n{1}\n\nTomas Lind 0:40\nAnd what about runbooks?\n\nMira Okafor 0:48\n{3}\n\nJana Reuter 1:02\n{2}\n")]
    [InlineData("**Tomas Lind (TL)**: {0}\n\n**Mira Okafor (MO)**: {1}\n\n**TL**: And what about runbooks?\n\n**MO**: {3}\n\n**Jana Reuter (JR)**: {2}\n")]
    [InlineData("Today Mira Okafor and Jana Reuter talk with Tomas Lind.\n\nTOMAS: {0}\n\nMIRA: {1}\n\nTOMAS: And what about runbooks?\n\nMIRA: {3}\n\nJANA: {2}\n")]
    public void Everybody_is_called_by_their_whole_name_and_says_their_own_words_only(string form)
    {
        var lessons = Import.Lessons("Coping with complexity\n\n" + string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Question, Answer, Other, Second));

        Assert.Equal(["Mira Okafor", "Mira Okafor", "Jana Reuter"], lessons.Select(lesson => Assert.Single(lesson.Attribution.Speakers)));
        Assert.Equal($"Tomas Lind: {Question}\n\n{Answer}", lessons[0].Text);
        Assert.Equal(Other, lessons[2].Text);
    }

    [Fact]
    public void Times_and_what_the_room_did_are_no_words_of_a_speaker()
    {
        var lesson = Import.Lessons($"**Jo Moss:** {Question}\n\n**Li Ren:** \\[04:04\\] {Answer} \\[laughs\\]\n\n**Jo Moss:** And then, in production?\n\n**Li Ren:** {Other}\n")[0];

        Assert.EndsWith(Answer, lesson.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("[", lesson.Text, StringComparison.Ordinal);
    }
}
