using System.Globalization;
using System.Text;
using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Importing;

/// <summary>Writes what an import made of a source as a person would like to read it; what is unknown is not mentioned.</summary>
internal static class ReadableNotes
{
    public static string Of(ImportedSource source)
    {
        var text = new StringBuilder();
        Line(text, "source", source.Title);
        Line(text, "key", source.Key);
        foreach (var note in source.Notes)
            Append(text, note.Note);
        text.Append("\n=== left out\n");
        foreach (var part in source.LeftOut)
            text.Append(CultureInfo.InvariantCulture, $"- {part.What} ({part.Why})\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, Note note)
    {
        var who = note.Attribution;
        text.Append(CultureInfo.InvariantCulture, $"\n=== {(note.Kind == NoteKind.Quote ? "quote" : "lesson")}: {note.Title}\n\n{note.Text}\n\n");
        Line(text, "speakers", string.Join(", ", who.Speakers));
        Line(text, "role", who.Role);
        Line(text, "reported by", who.ReportedBy);
        Line(text, "event", who.Event);
        Line(text, "date", who.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Line(text, "from", who.Source);
        Line(text, "url", who.SourceUrl?.AbsoluteUri);
        Line(text, "licence", who.Licence);
        Line(text, "topics", string.Join(", ", note.Topics));
        if (!who.Verbatim)
            Line(text, "wording", "ours");
    }

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
    }
}
