using System.Diagnostics;
using System.Text;

namespace DevOpsNotes.Bot.Tests.Operations.Telemetry;

/// <summary>What a host tells of itself while people talk with it: enough to see how it is, and nothing of what they said. And what is found in its store.</summary>
public sealed class TelemetryTests(ObservedConversation conversation) : IClassFixture<ObservedConversation>
{
    [Theory]
    [InlineData("devopsnotes.question.duration", "edge=slack outcome=answered")]
    [InlineData("devopsnotes.question.duration", "edge=slack outcome=empty")]
    [InlineData("devopsnotes.question.duration", "edge=teams outcome=answered")]
    [InlineData("devopsnotes.search.duration", "")]
    [InlineData("devopsnotes.render.duration", "edge=slack")]
    [InlineData("devopsnotes.render.duration", "edge=teams")]
    [InlineData("devopsnotes.store.duration", "table=work operation=submit outcome=ok")]
    [InlineData("devopsnotes.store.duration", "table=ledger operation=insert outcome=ok")]
    [InlineData("devopsnotes.outbound.duration", "platform=slack method=chat.postMessage outcome=ok")]
    [InlineData("devopsnotes.outbound.duration", "platform=slack method=chat.postMessage outcome=RecipientGone")]
    [InlineData("devopsnotes.outbound.duration", "platform=teams method=POST outcome=ok")]
    [InlineData("devopsnotes.delivery.lag", "platform=slack outcome=sent")]
    [InlineData("devopsnotes.work.wait", "kind=slack-message")]
    [InlineData("devopsnotes.work.outcomes", "kind=slack-message outcome=done")]
    [InlineData("devopsnotes.work.outcomes", "kind=slack-message outcome=given-up")]
    [InlineData("devopsnotes.refused", "edge=slack reason=Mismatch")]
    [InlineData("devopsnotes.refused", "edge=teams reason=Malformed")]
    public void What_is_done_is_measured(string instrument, string tags) =>
        Assert.Contains(conversation.Observed.Measured, measured => measured.Instrument == instrument && measured.Tags == tags && measured.Value >= 0);

    [Fact]
    public void The_trace_of_a_request_goes_on_in_the_work_that_it_brought()
    {
        var trace = conversation.Observed.Spans.Where(span => span.Trace == ObservedConversation.Trace).ToList();

        var request = Assert.Single(trace, span => span.Name == "POST /slack/events");
        Assert.Contains("http.response.status_code=200", request.Tags, StringComparison.Ordinal);
        var work = Assert.Single(trace, span => span.Name == "work");
        Assert.Equal(request.Id, work.Parent);
        Assert.Contains("devopsnotes.kind=slack-message", work.Tags, StringComparison.Ordinal);
        Assert.Contains("devopsnotes.outcome=given-up", work.Tags, StringComparison.Ordinal);
        Assert.Equal(work.Id, Assert.Single(trace, span => span.Name == "question").Parent);
        Assert.Contains(trace, span => span.Kind == ActivityKind.Client && span.Tags.Contains("http.request.method=POST", StringComparison.Ordinal));
    }

    [Fact]
    public void A_delivery_is_a_span_that_says_how_late_it_was()
    {
        Assert.Contains(conversation.Observed.Spans, span => span is { Name: "delivery", Kind: ActivityKind.Consumer } && span.Tags.Contains("devopsnotes.platform=slack devopsnotes.outcome=sent devopsnotes.lag=", StringComparison.Ordinal));
        Assert.DoesNotContain(conversation.Observed.Spans, span => span.Name == "delivery" && !span.Tags.Contains("devopsnotes.outcome", StringComparison.Ordinal));
    }

    [Fact]
    public void A_command_is_no_question() => Assert.Contains(conversation.Observed.Spans, span => span.Name == "command");

    [Fact]
    public void Nothing_that_people_said_no_name_and_no_secret_is_in_logs_spans_or_measurements()
    {
        string[] told =
        [
            .. conversation.Bot.Host.Logs.Lines,
            .. conversation.Observed.Spans.Select(span => $"{span.Name} {span.Tags}"),
            .. conversation.Observed.Measured.Select(measured => measured.Tags),
        ];

        Assert.Contains(told, line => line.Contains("was refused: Mismatch", StringComparison.Ordinal));
        foreach (var secret in conversation.Secrets)
            Assert.DoesNotContain(told, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_secret_is_in_the_store()
    {
        var stored = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(conversation.Bot.Host.Store.PathOf("devopsnotes.db")));

        Assert.Contains("queue drains before the worker starts", stored, StringComparison.Ordinal);
        foreach (var secret in conversation.Secrets.Where(secret => secret != ObservedConversation.Canary))
            Assert.DoesNotContain(secret, stored, StringComparison.OrdinalIgnoreCase);
    }
}
