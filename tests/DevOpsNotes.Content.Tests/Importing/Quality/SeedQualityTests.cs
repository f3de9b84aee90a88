using System.Globalization;
using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Composing;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Tests.Importing.Reading;

namespace DevOpsNotes.Content.Tests.Importing.Quality;

/// <summary>What importing has to reach on five real documents together.</summary>
public sealed partial class SeedQualityTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<Note>>> Imported = new(() =>
        Directory.GetFiles(Seeds.Folder!, "0*.txt").ToDictionary(
            path => Path.GetFileName(path)[..3],
            path => (IReadOnlyList<Note>)[.. Import.Bytes(File.ReadAllBytes(path), Path.GetFileName(path)).Notes.Select(note => note.Note)]));

    [SeedFact]
    public void Nearly_every_section_with_knowledge_gives_a_lesson_of_its_speaker()
    {
        var found = Places("lesson").Select(place => (Place: place, Notes: NotesWith(place, NoteKind.Lesson))).ToList();

        AssertShare(0.97, "sections have a lesson", found, one => one.Notes.Count > 0, one => one.Place.Key);
        AssertShare(0.95, "lessons have the right speaker", found.Where(one => one.Notes.Count > 0), one => one.Notes.Exists(note => one.Place.IsSpokenBy(note.Attribution.Speakers)), one => one.Place.Key);
    }

    [SeedFact]
    public void Explicit_quotes_are_found_with_their_speakers_and_little_else_is_called_a_quote()
    {
        var found = Places("quote").Select(place => (Place: place, Notes: NotesWith(place, NoteKind.Quote))).ToList();
        var quotes = Imported.Value.SelectMany(document => document.Value.Where(note => note.Kind == NoteKind.Quote).Select(note => (Document: document.Key, Note: note))).ToList();
        var known = Places("quote").Concat(Places("maybe")).ToList();

        AssertShare(0.90, "quotes are found", found, one => one.Notes.Count > 0, one => one.Place.Key);
        AssertShare(0.95, "quotes are quotes", quotes, quote => known.Exists(place => place.Document == quote.Document && place.IsIn(quote.Note.Text)), quote => quote.Note.Title);
        AssertShare(0.95, "quotes have the right speaker", found.Where(one => one.Notes.Count > 0), one => one.Notes.Exists(note => one.Place.IsSpokenBy(note.Attribution.Speakers)), one => one.Place.Key);
        Assert.Equal(quotes.Count, quotes.Select(quote => quote.Note.Text).Distinct().Count());
    }

    [SeedFact]
    public void Nothing_irrelevant_gets_in()
    {
        var intruders = Places("nothing").Where(place => Imported.Value[place.Document].Any(note => place.IsIn(note.Text))).Select(place => place.Key);

        Assert.Empty(intruders);
    }

    [SeedFact]
    public void No_note_shows_damage_or_markup()
    {
        var damaged = Imported.Value.Values.SelectMany(notes => notes)
            .SelectMany(note => (string?[])[note.Title, note.Text, note.Attribution.Role, note.Attribution.Event, note.Attribution.Source, .. note.Attribution.Speakers])
            .Where(text => text is not null && Damage().IsMatch(text));

        Assert.Empty(damaged);
    }

    [SeedFact]
    public void No_lesson_ends_in_mid_sentence()
    {
        var broken = Imported.Value.SelectMany(document => document.Value.Where(note => note.Kind == NoteKind.Lesson && !EndsWhole(note.Text, document.Key)).Select(note => note.Text[Math.Max(0, note.Text.Length - 60)..]));

        Assert.Empty(broken);
    }

    private static IEnumerable<JudgedPlace> Places(string what) => JudgedPlace.All.Where(place => place.What == what);

    private static List<Note> NotesWith(JudgedPlace place, NoteKind kind) =>
        [.. Imported.Value[place.Document].Where(note => note.Kind == kind && place.IsIn(note.Text))];

    private static void AssertShare<T>(double goal, string claim, IEnumerable<T> all, Func<T, bool> isSo, Func<T, string> name)
    {
        var misses = all.Where(one => !isSo(one)).Select(name).ToList();
        var share = 1 - ((double)misses.Count / all.Count());
        Assert.True(share >= goal, string.Create(CultureInfo.InvariantCulture, $"{share:p1} of {claim}, not {goal:p0}; not: {string.Join(" · ", misses)}"));
    }

    /// <summary>As a sentence does, or as a list item or the document's own paragraph does.</summary>
    private static bool EndsWhole(string text, string document)
    {
        var last = text.Split('\n')[^1];
        if (Sentences.IsComplete(text) || ListItem().IsMatch(last))
            return true;
        var words = Word().Matches(last).TakeLast(3).Select(word => Regex.Escape(word.Value));
        return !last.EndsWith(',') && !last.EndsWith(':')
            && Regex.IsMatch(Seeds.Read(document), string.Join(@"\W+", words) + @"[^\w\n<]*(?:\n|<)", RegexOptions.None, TimeSpan.FromSeconds(5));
    }

    [GeneratedRegex(@"â|Ã|Â[\s\u0080-\u00BF]|ă»|Ź|\uFFFD|[\u0080-\u009F]|&(?:#x?[0-9a-fA-F]+|[a-zA-Z]{2,8});|</?(?:p|br|b|i|em|strong|a|ul|ol|li|dl|dt|dd|div|span|q|code|pre|blockquote|figure|figcaption|h[1-6])\b[^<>]*>|\]\]>|<!--|map\[name:|\*\*|```|\]\(|↩|\[\^\w+\]")]
    private static partial Regex Damage();

    [GeneratedRegex(@"^\s*(?:- |\d+\. )")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
