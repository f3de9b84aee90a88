using System.Text.Encodings.Web;
using System.Text.Json;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Notes;

public sealed class ReadableJsonTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("🚀", "\"🚀\"")]
    [InlineData("a\u00A0b\u3000c\uE000", "\"a\u00A0b\u3000c\uE000\"")]
    [InlineData("\\ud83d\\ude80 \\\\u00A0", "\"\\\\ud83d\\\\ude80 \\\\\\\\u00A0\"")]
    [InlineData("\\🚀\"\n\u0001\u0085\u2028", "\"\\\\🚀\\\"\\n\\u0001\\u0085\\u2028\"")]
    public void What_shows_stands_as_itself_and_the_text_stays_the_same(string text, string expected)
    {
        var json = ReadableJson.Of(JsonSerializer.Serialize(text, Relaxed));

        Assert.Equal(expected, json);
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
    }

    [Fact]
    public void Half_a_character_that_somebody_escaped_stays_escaped()
    {
        Assert.Equal("\"\\uD83D\"", ReadableJson.Of("\"\\uD83D\""));
        Assert.Equal("\"\\uDE80\\uD83D\"", ReadableJson.Of("\"\\uDE80\\uD83D\""));
    }
}
