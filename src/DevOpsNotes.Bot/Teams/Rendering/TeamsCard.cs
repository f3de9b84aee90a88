using System.Text.Json;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations.Telemetry;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Teams.Rendering;

/// <summary>A reply as an Adaptive Card.</summary>
internal static class TeamsCard
{
    /// <summary>All clients show as many beside a menu (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference).</summary>
    private const int MostButtons = 6;

    /// <summary>What is left out first where there are more buttons.</summary>
    private static readonly string[] Dispensable = [AnswerButtons.NotUseful, AnswerButtons.Useful, AnswerButtons.Another];

    /// <summary>A card of an answer or a notice that is not larger than Teams takes.</summary>
    public static ReadOnlyMemory<byte> Of(Reply reply, CardView view)
    {
        var timing = Timing.Begin();
        ReadOnlyMemory<byte> card = default;
        foreach (var size in CardSize.Descending)
        {
            card = JsonBytes.Object(json => Write(json, reply, view, size));
            if (CardSize.Fits(card.Span))
                break;
        }

        Instruments.Render.Record(timing.Seconds, Instruments.Edge("teams"));
        return card;
    }

    /// <summary>A form, with what is wrong beside the fields.</summary>
    public static ReadOnlyMemory<byte> Form(Dialog dialog, IReadOnlyDictionary<string, string>? errors = null) => JsonBytes.Object(json =>
    {
        AdaptiveCard.Begin(json);
        var card = new AdaptiveCard(json, CardView.Personal, CardSize.Descending[0]);
        foreach (var paragraph in dialog.Lead)
            card.Text(paragraph, spacing: "Small");
        foreach (var field in dialog.Fields)
        {
            card.Input(field);
            if (errors?.GetValueOrDefault(field.Name) is { } error)
                card.Line(error, TextLook.Problem);
        }

        card.End(dialog);
    });

    /// <summary>The least that is of use, for when Teams does not take the card.</summary>
    public static ReadOnlyMemory<byte> Smallest(Reply reply, CardView view) => JsonBytes.Object(json =>
    {
        AdaptiveCard.Begin(json);
        var card = new AdaptiveCard(json, view, CardSize.Descending[^1]);
        card.Line(Summary.Of(reply));
        if (reply is Answer { Note: var note })
            card.Aside(Credits.Of(note).Said, Credits.Of(note).Link);
        card.End([], []);
    });

    /// <summary>One line of the bot's own words, which can be shown without a card; <see langword="null"/> for any other reply.</summary>
    public static string? RemarkOf(Reply reply) =>
        reply is Notice { Paragraphs: [{ Spans: [{ Style: SpanStyle.Plain } line] }], Choices: [], Buttons: [], Menu: [] } ? line.Text : null;

    private static void Write(Utf8JsonWriter json, Reply reply, CardView view, CardSize size)
    {
        AdaptiveCard.Begin(json);
        var card = new AdaptiveCard(json, view, size);
        switch (reply)
        {
            case Answer answer:
                Body(card, answer);
                if (size.HasChoices)
                    Choices(card, answer);
                break;
            case Notice notice:
                foreach (var paragraph in notice.Paragraphs)
                    card.Text(paragraph, spacing: "Small");
                card.Preformatted(notice.Lines, "That is too long for a card. Whoever runs the bot can have it from the command line.");
                if (size.HasChoices)
                    Choices(card, notice.Choices);
                break;
        }

        if (view.Remark is { } remark)
            card.Aside(remark);
        card.End(size.HasButtons ? ButtonsOf(reply, view) : [], size.HasButtons ? MenuOf(reply) : []);
    }

    private static void Body(AdaptiveCard card, Answer answer)
    {
        var note = answer.Note;
        foreach (var paragraph in answer.Lead)
            card.Line(paragraph);
        if (answer.Asked is { } asked)
            card.Line(new Paragraph("asked: ", Span.Line(asked)));
        if (note.Kind == NoteKind.Quote)
            card.Container(() => card.Text($"“{note.Text}”", TextLook.Quotation));
        else
            card.Line(note.Title, TextLook.Title);
        if (note.Kind == NoteKind.Lesson && answer.Text is { } text)
        {
            foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
                card.Text(paragraph);
        }

        if (note.Takeaway is { } takeaway)
            card.Line(new Paragraph(Span.Strong("Takeaway: "), takeaway));
        foreach (var paragraph in answer.Tail)
            card.Line(paragraph);
        var credits = Credits.Of(note);
        card.Aside(credits.Said);
        card.Aside(credits.Link is null ? $"{credits.Passed} · {Credits.NoLink}" : credits.Passed, credits.Link);
    }

    private static void Choices(AdaptiveCard card, Answer answer)
    {
        if (answer.Related.Count > 0 && answer.More.Count > 0)
            card.Aside($"More, also from {string.Join(", ", answer.Related)}:");
        Choices(card, answer.More);
    }

    private static void Choices(AdaptiveCard card, IReadOnlyList<Choice> choices)
    {
        foreach (var choice in choices)
            card.Choice(choice.Text, choice.Open);
    }

    private static IReadOnlyList<Button> MenuOf(Reply reply) => reply switch { Answer answer => answer.Menu, Notice notice => notice.Menu, _ => [] };

    private static List<Button> ButtonsOf(Reply reply, CardView view)
    {
        IEnumerable<Button> all = reply switch { Answer answer => answer.Buttons, Notice notice => notice.Buttons, _ => [] };
        var buttons = all.Where(button => view.CanShare || button.Action != AnswerButtons.Share).ToList();
        foreach (var action in Dispensable)
        {
            if (buttons.Count > MostButtons)
                buttons.RemoveAll(button => button.Action == action);
        }

        return buttons;
    }
}
