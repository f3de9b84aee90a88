using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Teams.Rendering;

/// <summary>
/// The elements that the bot's cards have (Adaptive Cards 1.5, https://adaptivecards.io/explorer). All text stands in
/// <c>TextRun</c>s, which are shown literally; a <c>TextBlock</c> would read Markdown in it.
/// </summary>
/// <param name="json">Where the elements go, inside an open array.</param>
/// <param name="view">Where the card is seen.</param>
/// <param name="size">How much text there is room for.</param>
internal sealed class AdaptiveCard(Utf8JsonWriter json, CardView view, CardSize size)
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    private const string Version = "1.5";

    /// <summary>What a line of text costs beside its characters: the JSON around it.</summary>
    private const int CostOfLine = 100;

    private int _left = size.Text;

    /// <summary>Begins a card in an open object, and opens its body.</summary>
    public static void Begin(Utf8JsonWriter json)
    {
        json.WriteString("type", "AdaptiveCard");
        json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        json.WriteString("version", Version);
        json.WriteStartArray("body");
    }

    /// <summary>
    /// Running text, each of its lines by itself: not every client breaks lines inside a run. As much of it as the card has room
    /// for; nothing for empty text.
    /// </summary>
    public void Text(Paragraph paragraph, TextLook look = TextLook.Plain, string spacing = "Medium")
    {
        var isFirst = true;
        foreach (var line in CardText.Lines(paragraph))
        {
            if (_left <= 0)
                return;
            Block(look, isFirst ? spacing : "None", line.Select(span => span with { Text = Take(Shown(span)) }));
            _left -= CostOfLine;
            isFirst = false;
        }
    }

    /// <summary>Lines as they are, in one width; where there is no room for all of them, words in their place.</summary>
    public void Preformatted(IReadOnlyList<string> lines, Paragraph otherwise)
    {
        if (lines.Count == 0)
            return;
        if (lines.Sum(line => line.Length) > _left)
            Line(otherwise);
        else
            Container(() => lines.ToList().ForEach(line => Block(TextLook.Preformatted, SpacingOf(TextLook.Preformatted), [VisibleText.Of(line)])));
    }

    /// <summary>One line that is always shown, and cut where it is long; nothing for empty text.</summary>
    public void Line(Paragraph paragraph, TextLook look = TextLook.Plain)
    {
        var spans = paragraph.Spans.Select(span => span with { Text = CardText.Line(Shown(span), size.Line) }).Where(span => span.Text.Length > 0).ToList();
        if (spans.Any(span => !string.IsNullOrWhiteSpace(span.Text)))
            Block(look, SpacingOf(look), spans);
    }

    /// <summary>A small grey line, at whose end an address may stand that leads somewhere.</summary>
    public void Aside(string text, Uri? link = null)
    {
        if (link is null)
            Line(text, TextLook.Aside);
        else
            // An address is shown by its host, so that it cannot pass for another.
            Block(TextLook.Aside, SpacingOf(TextLook.Aside), text.Length == 0 ? [] : [CardText.Line(Shown(text), size.Line) + " · "], link);
    }

    /// <summary>Elements that stand apart.</summary>
    public void Container(Action content)
    {
        json.WriteStartObject();
        json.WriteString("type", "Container");
        json.WriteString("style", "emphasis");
        json.WriteStartArray("items");
        content();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A line with a button at its end.</summary>
    public void Choice(string text, Button button)
    {
        json.WriteStartObject();
        json.WriteString("type", "ColumnSet");
        json.WriteStartArray("columns");
        Column("stretch", () => Line(text));
        Column("auto", () =>
        {
            json.WriteStartObject();
            json.WriteString("type", "ActionSet");
            json.WriteStartArray("actions");
            CardAction.Write(json, button, view.IsForm);
            json.WriteEndArray();
            json.WriteEndObject();
        });
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Something to fill in, by the field's name.</summary>
    public void Input(Field field)
    {
        CardInput.Write(json, field);
        if (field.Hint is { } hint)
            Aside(hint);
    }

    /// <summary>Closes the body, and ends the card with its buttons, and behind three dots what is seldom wanted.</summary>
    public void End(IReadOnlyList<Button> buttons, IReadOnlyList<Button> menu)
    {
        json.WriteEndArray();
        if (buttons.Count + menu.Count == 0)
            return;
        json.WriteStartArray("actions");
        foreach (var button in buttons)
            CardAction.Write(json, button, view.IsForm);
        foreach (var button in menu)
            CardAction.Write(json, button, view.IsForm, isInMenu: true);
        json.WriteEndArray();
    }

    /// <summary>Closes the body, and ends the card with what sends the form.</summary>
    public void End(Dialog form)
    {
        json.WriteEndArray();
        json.WriteStartArray("actions");
        CardAction.Write(json, form);
        json.WriteEndArray();
    }

    private static string SpacingOf(TextLook look) => look == TextLook.Aside ? "Small" : "Medium";

    private void Block(TextLook look, string spacing, IEnumerable<Span> runs, Uri? link = null)
    {
        json.WriteStartObject();
        json.WriteString("type", "RichTextBlock");
        json.WriteString("spacing", spacing);
        json.WriteStartArray("inlines");
        foreach (var span in runs)
            CardRun.Write(json, span, look, link: null);
        if (link is not null)
            CardRun.Write(json, link.Host, look, link);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Column(string width, Action items)
    {
        json.WriteStartObject();
        json.WriteString("type", "Column");
        json.WriteString("width", width);
        json.WriteString("verticalContentAlignment", "Center");
        json.WriteStartArray("items");
        items();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What can be seen of a span, with what addresses the bot before what can be said to it.</summary>
    private string Shown(Span span) => VisibleText.Of(span.Style switch
    {
        SpanStyle.Line or SpanStyle.Usage => view.Address + span.Text,
        SpanStyle.Conversation => "another conversation",
        _ => span.Text,
    });

    /// <summary>As much of running text as there is room for.</summary>
    private string Take(string text)
    {
        var taken = ShortText.Cut(text, Math.Max(_left, 1));
        _left -= taken.Length;
        return taken;
    }
}
