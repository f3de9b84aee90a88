using System.Globalization;
using System.Text;
using System.Text.Json;
using DevOpsNotes.Bot.Slack.Requests;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>Whether Slack sent a request: by Slack's own examples, by cases, and beside Slack's own library.</summary>
public sealed class SlackSignatureTests
{
    public static TheoryData<string> Names { get; } = [.. SignatureCase.Thought.Select(thought => thought.Name)];

    [Fact]
    public void Signatures_that_others_computed_are_valid()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests/DevOpsNotes.Bot.Tests/Slack/signing-vectors.json")));
        var vectors = file.RootElement.GetProperty("vectors").EnumerateArray().ToList();

        Assert.Equal(["slack-docs", "slash-form", "event-json-utf8", "empty-body"], vectors.Select(vector => Text(vector, "name")));
        Assert.All(vectors, vector =>
        {
            var (timestamp, body) = (Text(vector, "timestamp"), Encoding.UTF8.GetBytes(Text(vector, "body")));
            var now = long.Parse(timestamp, CultureInfo.InvariantCulture);
            var request = new SignedRequest(Text(vector, "signing_secret"), timestamp, Text(vector, "signature"), body, now);
            Assert.Equal(SignatureVerdict.Valid, request.Verify());
            Assert.Equal(SignatureVerdict.Mismatch, (request with { Body = [.. body, 0] }).Verify());
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_is_what_it_is(string name)
    {
        var thought = SignatureCase.Thought.Single(thought => thought.Name == name);

        Assert.Equal(thought.Verdict, thought.Request.Verify());
    }

    /// <summary>Bolt refuses it, too. Nobody needs to know a secret that there is not.</summary>
    [Fact]
    public void What_is_signed_with_an_empty_secret_is_never_valid()
    {
        Assert.Throws<ArgumentException>(() => SignedRequest.Of(secret: "", "1767225600", [], 1767225600).Verify());
    }

    [NodeFact]
    public async Task Bolt_says_the_same_but_where_a_reason_is_written()
    {
        var cases = SignatureCase.Thought.Concat(SignatureCase.Generated(400)).ToList();

        var bolts = (await NodePackages.Run("slack-signatures.mjs", [], string.Join('\n', cases.Select(each => each.Request)))).TrimEnd().Split('\n');

        Assert.Equal(cases.Count, bolts.Length);
        Assert.Equal(cases.Select(each => $"{each.Name}: {each.Verdict}"), cases.Select(each => $"{each.Name}: {each.Request.Verify()}"));
        Assert.Equal(
            cases.Where(each => each.UnlikeBolt is not null).Select(each => each.Name),
            cases.Zip(bolts).Where(pair => (pair.Second == "valid") != (pair.First.Request.Verify() == SignatureVerdict.Valid)).Select(pair => pair.First.Name));
        // Neither refuses everything, nor takes everything.
        Assert.InRange(bolts.Count(bolt => bolt == "valid"), 100, 300);
    }

    private static string Text(JsonElement vector, string name) => vector.GetProperty(name).GetString()!;
}
