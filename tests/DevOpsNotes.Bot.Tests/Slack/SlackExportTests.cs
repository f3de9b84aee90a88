using System.Text.Encodings.Web;
using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Rendering;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>Lines for programs, as Slack is sent them: none is cut.</summary>
public sealed class SlackExportTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task An_export() =>
        Approved.Verify(Repository.PathOf("tests/DevOpsNotes.Bot.Tests/Slack/Rendered"), nameof(An_export), JsonSerializer.Serialize(Render(await TestExports.OfTwo()), Indented) + "\n");

    [Fact]
    public async Task The_longest_notes_of_whatever_is_longest_in_json_are_whole_and_break_no_rule()
    {
        foreach (var piece in TestExports.Pieces)
        {
            foreach (var export in new[] { await TestExports.OfLongestQuote(piece), await TestExports.OfLongestLesson(piece) })
            {
                var message = Render(export);
                var shown = SlackRules.Descendants(message).Single(part => part.TryGetProperty("type", out var type) && type.ValueEquals("rich_text_preformatted"));

                Assert.Equal(string.Join('\n', export.Lines), string.Concat(shown.GetProperty("elements").EnumerateArray().Select(element => element.GetProperty("text").GetString())));
                Assert.Empty(SlackRules.Broken(message));
            }
        }
    }

    private static JsonElement Render(Reply reply) => JsonDocument.Parse(JsonBytes.Object(json => SlackMessage.Write(json, reply, isShared: false))).RootElement;
}
