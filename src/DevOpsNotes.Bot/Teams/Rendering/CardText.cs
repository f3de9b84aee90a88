using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Teams.Rendering;

/// <summary>Text as it stands in cards: what can be seen of it, line by line.</summary>
internal static class CardText
{
    private const int LongestLabel = 60;

    /// <summary>The lines of a paragraph that have something to read, each as its spans.</summary>
    public static IEnumerable<List<Span>> Lines(Paragraph paragraph)
    {
        var line = new List<Span>();
        foreach (var span in paragraph.Spans)
        {
            var pieces = span.Text.ReplaceLineEndings("\n").Split('\n');
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0 && line.Count > 0)
                {
                    yield return line;
                    line = [];
                }

                if (line.Count > 0 ? pieces[i].Length > 0 : !string.IsNullOrWhiteSpace(pieces[i]))
                    line.Add(span with { Text = pieces[i] });
            }
        }

        if (line.Count > 0)
            yield return line;
    }

    /// <summary>A text without breaks, at most so long.</summary>
    public static string Line(string text, int max) => ShortText.Cut(text.ReplaceLineEndings(" "), max);

    /// <summary>What a button or a field is called; never nothing.</summary>
    public static string Label(string text) => Line(VisibleText.Of(text), LongestLabel) is { Length: > 0 } label ? label : "…";
}
