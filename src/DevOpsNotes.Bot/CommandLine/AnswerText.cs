using System.Globalization;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary>An answer for people.</summary>
internal static class AnswerText
{
    public static void Write(TextWriter output, string question, IReadOnlyList<SearchHit> hits, int known)
    {
        if (hits.Count == 0)
        {
            output.WriteLine(known == 0
                ? "There are no notes yet. Import some first: import <file, folder or address>, or import --starter."
                : $"None of the {known} notes fits “{question}”. See which topics there are: topics");
            return;
        }

        Write(output, hits[0].Note);
        if (hits.Count > 1)
        {
            output.WriteLine();
            output.WriteLine("More:");
            foreach (var hit in hits.Skip(1))
                output.WriteLine($"  {Headline(hit.Note)}");
        }
    }

    private static void Write(TextWriter output, Note note)
    {
        if (note.Kind == NoteKind.Lesson)
        {
            output.WriteLine(note.Title);
            output.WriteLine(new string('-', Math.Min(note.Title.Length, TextWrap.Width)));
        }

        output.WriteLine(TextWrap.Wrap(note.Kind == NoteKind.Quote ? $"“{note.Text}”" : note.Text));
        if (note.Takeaway is { } takeaway)
            output.WriteLine($"\nTakeaway: {takeaway}");
        output.WriteLine();
        foreach (var line in Credits(note))
            output.WriteLine(line);
    }

    /// <summary>Who said it, where and when; who passed it on; whose words and under which licence; where to read on.</summary>
    private static IEnumerable<string> Credits(Note note)
    {
        var said = note.Attribution;
        var speakers = said.Speakers.Count > 0 ? string.Join(" and ", said.Speakers) : "Speaker unknown";
        yield return "— " + string.Join(" · ", Present(said.Role is null ? speakers : $"{speakers}, {said.Role}", said.Event, said.Date?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)));
        yield return "  " + string.Join(" · ", Present(
            said.ReportedBy is null ? null : $"as noted by {said.ReportedBy}",
            said.Verbatim ? $"words of “{said.Source}”" : $"in our words, from “{said.Source}”",
            said.Licence));
        yield return $"  {(said.SourceUrl is { } url ? $"{url.AbsoluteUri} · " : "")}{note.Id}";
    }

    private static string Headline(Note note)
    {
        var speakers = string.Join(" and ", note.Attribution.Speakers);
        var title = note.Kind == NoteKind.Quote ? $"“{note.Title}”" : note.Title;
        return speakers.Length == 0 ? title : $"{title} — {speakers}";
    }

    private static IEnumerable<string> Present(params string?[] parts) => parts.OfType<string>();
}
