using System.Text.Json;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations.Telemetry;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>A reply as a message of Slack.</summary>
internal static class SlackMessage
{
    private const int LongestFallback = 300;
    private const int LongestPlain = 3500;
    private const string Quotation = "rich_text_quote";

    /// <summary>
    /// Writes <c>text</c>, which is what a phone shows as its notification, and <c>blocks</c>, into an open object.
    /// </summary>
    /// <param name="json">Where to.</param>
    /// <param name="reply">An answer or a notice.</param>
    /// <param name="isShared">Many people will read it: there is nothing to share about it.</param>
    public static void Write(Utf8JsonWriter json, Reply reply, bool isShared)
    {
        var timing = Timing.Begin();
        json.WriteString("text", SlackText.Escape(Summary.Of(reply), LongestFallback));
        WriteBlocks(json, reply, isShared);
        Instruments.Render.Record(timing.Seconds, Instruments.Edge("slack"));
    }

    /// <summary>Writes <c>blocks</c> alone.</summary>
    public static void WriteBlocks(Utf8JsonWriter json, Reply reply, bool isShared)
    {
        json.WriteStartArray("blocks");
        var blocks = new BlockKit(json);
        switch (reply)
        {
            case Answer answer: Write(blocks, answer, isShared); break;
            case Notice notice: Write(blocks, notice); break;
        }

        json.WriteEndArray();
    }

    /// <summary>A reply in plain words, for when its blocks are not taken.</summary>
    public static string Plain(Reply reply) => SlackText.Escape(
        reply switch
        {
            Answer { Note: var note } => $"{Credits.Headline(note)}\n{note.Text}\n{Credits.Of(note).Said}",
            Notice notice => string.Join('\n', notice.Paragraphs),
            _ => Summary.Of(reply),
        },
        LongestPlain);

    private static void Write(BlockKit blocks, Answer answer, bool isShared)
    {
        var note = answer.Note;
        blocks.Rich(BlockKit.Section, [.. answer.Lead, .. answer.Asked is { } asked ? [new Paragraph("asked: ", Span.Line(asked))] : Array.Empty<Paragraph>()]);
        if (note.Kind == NoteKind.Quote)
            blocks.Rich(Quotation, $"“{note.Text}”");
        else
            blocks.Header(note.Title);
        if (note.Kind == NoteKind.Lesson && answer.Text is { } text)
            blocks.Rich(BlockKit.Section, text);
        if (note.Takeaway is { } takeaway)
            blocks.Rich(BlockKit.Section, new Paragraph(Span.Strong("Takeaway: "), takeaway));
        blocks.Rich(BlockKit.Section, answer.Tail);
        var credits = Credits.Of(note);
        blocks.Context([credits.Said, credits.Link is null ? $"{credits.Passed} · {Credits.NoLink}" : credits.Passed], credits.Link);
        if (answer.Related.Count > 0 && answer.More.Count > 0)
            blocks.Context([$"More, also from {string.Join(", ", answer.Related)}:"], link: null);
        foreach (var choice in answer.More)
            blocks.Choice(choice.Text, choice.Open);
        blocks.Actions(isShared ? [.. answer.Buttons.Where(button => button.Action != AnswerButtons.Share)] : answer.Buttons, answer.Menu);
    }

    private static void Write(BlockKit blocks, Notice notice)
    {
        blocks.Rich(BlockKit.Section, notice.Paragraphs);
        blocks.Preformatted(notice.Lines);
        foreach (var choice in notice.Choices)
            blocks.Choice(choice.Text, choice.Open);
        blocks.Actions(notice.Buttons, notice.Menu);
    }
}
