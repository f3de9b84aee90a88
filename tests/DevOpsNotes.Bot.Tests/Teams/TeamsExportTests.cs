using System.Text.Encodings.Web;
using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Lines for programs, as Teams is sent them: none is cut.</summary>
public sealed class TeamsExportTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task An_export() => Approved.Verify(
        Repository.PathOf("tests/DevOpsNotes.Bot.Tests/Teams/Rendered"), nameof(An_export), JsonSerializer.Serialize(JsonDocument.Parse(TeamsCard.Of(await TestExports.OfTwo(), CardView.Public)).RootElement, Indented) + "\n");

    [Fact]
    public async Task The_longest_quote_of_whatever_is_longest_in_json_is_whole_and_the_card_fits()
    {
        foreach (var piece in TestExports.Pieces)
        {
            var export = await TestExports.OfLongestQuote(piece);

            var card = TeamsCard.Of(export, CardView.Public);

            Assert.True(CardSize.Fits(card.Span), piece);
            Assert.Equal(export.Lines.Select(VisibleText.Of), LinesOf(card));
        }
    }

    /// <summary>A lesson can be longer: then words say so, and where to have it.</summary>
    [Fact]
    public async Task The_longest_lesson_is_whole_or_not_there_at_all()
    {
        foreach (var piece in TestExports.Pieces)
        {
            var export = await TestExports.OfLongestLesson(piece);

            var card = TeamsCard.Of(export, CardView.Public);

            Assert.True(CardSize.Fits(card.Span), piece);
            if (!LinesOf(card).SequenceEqual(export.Lines.Select(VisibleText.Of)))
                Assert.Contains("That is too long for a card.", JsonDocument.Parse(card).RootElement.GetRawText(), StringComparison.Ordinal);
        }
    }

    private static List<string> LinesOf(ReadOnlyMemory<byte> card) =>
        [.. CardRules.Descendants(JsonDocument.Parse(card).RootElement).Where(part => part.TryGetProperty("fontType", out _)).Select(part => part.GetProperty("text").GetString()!)];
}
