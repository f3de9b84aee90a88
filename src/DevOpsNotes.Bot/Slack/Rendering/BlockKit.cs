using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;

namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>
/// The blocks that the bot uses. What others wrote stands in <c>plain_text</c> or in <c>text</c> elements of
/// <c>rich_text</c>, where nothing is markup; limits are those of https://docs.slack.dev/reference/block-kit.
/// </summary>
/// <param name="json">Where the blocks go, inside an open array.</param>
internal sealed class BlockKit(Utf8JsonWriter json)
{
    /// <summary>What addresses the bot.</summary>
    public const string Address = SlackApp.Command + " ";

    /// <summary>What holds paragraphs.</summary>
    public const string Section = "rich_text_section";

    private const int LongestText = 3000;
    private const int LongestLine = 500;
    private const int LongestAddress = 2000;

    /// <summary>
    /// Characters of all texts of a message. Slack refuses more than about 13,000 of them
    /// (https://github.com/slackapi/bolt-js/issues/2509).
    /// </summary>
    private const int LongestMessage = 9000;

    /// <summary>What is left to a text of a message that is full: enough for a label.</summary>
    private const int Remnant = 30;
    private const int LongestHeader = 150;
    private const int LongestLabel = 75;
    private const string MenuAction = "menu";
    private const char Numbered = '#';

    private int _buttons;
    private int _left = LongestMessage;

    /// <summary>The action that a button's <c>action_id</c> stands for.</summary>
    public static string ActionOf(string actionId) => actionId.LastIndexOf(Numbered) is >= 0 and var end ? actionId[..end] : actionId;

    /// <summary>A title in large letters.</summary>
    public void Header(string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "header");
        Text("text", text, LongestHeader);
        json.WriteEndObject();
    }

    /// <summary>Paragraphs, or what somebody said set off by a bar; nothing for empty text.</summary>
    public void Rich(string container, params IReadOnlyList<Paragraph> paragraphs)
    {
        var visible = paragraphs.Where(paragraph => paragraph.Spans.Any(span => span.Text.Length > 0)).ToList();
        if (visible.Count == 0)
            return;
        RichText(container, () =>
        {
            for (var i = 0; i < visible.Count; i++)
            {
                if (i > 0)
                    Element("\n");
                foreach (var span in visible[i].Spans.Where(span => span.Text.Length > 0))
                    Element(span);
            }
        });
    }

    /// <summary>Lines as they are, in one width; nothing without any. A text that Slack would not take is in several elements, which are shown as one.</summary>
    public void Preformatted(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        var text = string.Join('\n', lines);
        RichText("rich_text_preformatted", () =>
        {
            for (int at = 0, end; at < text.Length; at = end)
            {
                end = Math.Min(at + LongestText, text.Length);
                end -= char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
                Element(text[at..end]);
            }
        });
    }

    /// <summary>Small grey lines of plain text, and an address that leads somewhere.</summary>
    public void Context(IEnumerable<string> lines, Uri? link)
    {
        json.WriteStartObject();
        json.WriteString("type", "context");
        json.WriteStartArray("elements");
        foreach (var line in lines.Where(line => line.Length > 0))
            PlainText.Write(json, Take(line, LongestLine));

        // An address that is cut leads elsewhere.
        if (link is not null && LinkTarget(link) is { Length: <= LongestAddress } target)
        {
            json.WriteStartObject();
            json.WriteString("type", "mrkdwn");
            json.WriteString("text", $"<{target}|{SlackText.Escape(link.Host, LongestLabel)}>");
            json.WriteBoolean("verbatim", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A line with a button at its end.</summary>
    public void Choice(string text, Button button)
    {
        json.WriteStartObject();
        json.WriteString("type", "section");
        Text("text", text, LongestLine);
        json.WritePropertyName("accessory");
        Write(button);
        json.WriteEndObject();
    }

    /// <summary>A row of buttons, and behind three dots what is seldom wanted; nothing without any.</summary>
    public void Actions(IReadOnlyList<Button> buttons, IReadOnlyList<Button> menu)
    {
        if (buttons.Count + menu.Count == 0)
            return;
        var options = menu.Where(BlockMenu.Takes).ToList();
        // One thing alone is sooner pressed than looked for.
        if (options.Count == 1)
            options.Clear();
        json.WriteStartObject();
        json.WriteString("type", "actions");
        json.WriteStartArray("elements");
        foreach (var button in buttons.Concat(menu.Where(button => !options.Contains(button))))
            Write(button);
        if (options.Count > 0)
            BlockMenu.Write(json, ActionIdOf(MenuAction), [.. options.Select(option => option with { Label = Take(option.Label, LongestLabel) })]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A property that is a plain text object.</summary>
    public void Text(string property, string text, int max) => PlainText.Write(json, property, Take(text, max));

    /// <summary>As much of a text as fits in its place and in the message.</summary>
    private string Take(string text, int max)
    {
        var taken = ShortText.Cut(text, Math.Min(max, Math.Max(_left, Remnant)));
        _left -= taken.Length;
        return taken;
    }

    private void RichText(string container, Action elements)
    {
        json.WriteStartObject();
        json.WriteString("type", "rich_text");
        json.WriteStartArray("elements");
        json.WriteStartObject();
        json.WriteString("type", container);
        json.WriteStartArray("elements");
        elements();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Element(Span span)
    {
        json.WriteStartObject();
        if (span.Style == SpanStyle.Conversation)
        {
            json.WriteString("type", "channel");
            json.WriteString("channel_id", span.Text);
            json.WriteEndObject();
            return;
        }

        json.WriteString("type", "text");
        json.WriteString("text", Take(span.Style is SpanStyle.Line or SpanStyle.Usage ? Address + span.Text : span.Text, LongestText));
        if (span.Style != SpanStyle.Plain)
        {
            json.WriteStartObject("style");
            json.WriteBoolean(span.Style == SpanStyle.Strong ? "bold" : "code", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Write(Button button)
    {
        json.WriteStartObject();
        json.WriteString("type", "button");
        json.WriteString("action_id", ActionIdOf(button.Action));
        Text("text", button.Label, LongestLabel);
        if (button.Value.Length > 0)
            json.WriteString("value", button.Value);
        json.WriteEndObject();
    }

    /// <summary>Unique in the message, as Slack wants it.</summary>
    private string ActionIdOf(string action) => $"{action}{Numbered}{++_buttons}";

    /// <summary>An address inside angle brackets: none of what ends it or begins a label.</summary>
    private static string LinkTarget(Uri link) =>
        SlackText.Escape(link.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal), int.MaxValue);
}
