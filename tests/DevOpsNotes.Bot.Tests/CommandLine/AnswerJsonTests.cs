using System.Text.Json;
using DevOpsNotes.Bot.CommandLine;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Bot.Tests.CommandLine;

/// <summary>Programs rely on these shapes.</summary>
public sealed class AnswerJsonTests
{
    [Fact]
    public void An_answer_is_one_line_with_all_that_is_known_of_each_note() => Assert.Equal(
        """{"query":"“toil” <é>","results":[{"id":"full234567","kind":"lesson","title":"Counting toil","text":"""
        + JsonSerializer.Serialize(TestNotes.Full.Text)
        + ""","takeaway":"Count toil for two weeks.","speakers":["Ada Example","Bo Sample"],"role":"engineers at Example Corp","reported_by":"Cy Placeholder","event":"Operations Day 2026","date":"2026-02-28","topics":["toil","automation"],"source":"Notes of a day","source_url":"https://example.org/notes#toil","licence":"CC BY 4.0","verbatim":true,"score":1.2346}]}""",
        AnswerJson.Serialize(null, "“toil” <é>", new SearchAnswer { Hits = [new SearchHit(TestNotes.Full, 1.23456)] }));

    [Fact]
    public void What_is_not_known_is_absent() => Assert.Equal(
        """{"query":"toil","results":[{"id":"bare234567","kind":"quote","title":"Toil is what a machine would do gladly","text":"Toil is what a machine would do gladly.","speakers":[],"topics":[],"source":"Notebook","verbatim":true,"score":2}]}""",
        AnswerJson.Serialize(null, "toil", new SearchAnswer { Hits = [new SearchHit(TestNotes.Bare, 2)] }));

    [Theory]
    [InlineData("7")]
    [InlineData("\"q-1\"")]
    [InlineData("{\"run\":[1,null]}")]
    public void A_batch_gives_an_id_back_as_it_was(string id) =>
        Assert.Equal($$"""{"id":{{id}},"results":[]}""", AnswerJson.Serialize(JsonDocument.Parse(id).RootElement, null, new SearchAnswer()));

    [Fact]
    public void How_a_question_was_understood_is_told() => Assert.Equal(
        """{"query":"kubernets","results":[],"corrected":{"kubernets":"kubernetes"},"widened":["containers"],"related":["cloud costs"],"nearest_topics":["cloud"]}""",
        AnswerJson.Serialize(null, "kubernets", new SearchAnswer
        {
            Corrections = [new Correction("kubernets", "kubernetes"), new Correction("kubernets", "kubernetes")],
            Widened = ["containers"],
            Related = ["cloud costs"],
            NearestTopics = ["cloud"],
        }));
}
