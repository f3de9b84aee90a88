using System.Globalization;
using DevOpsNotes.Content.Importing.Parsing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>Makes one lesson of a section, or several of a long one.</summary>
internal static class LessonComposer
{
    /// <summary>Fewer words than these say nothing that stands alone.</summary>
    private const int FewestWords = 8;

    /// <summary>A list of more words is a table of data: nobody reads it in a chat, and no row holds it.</summary>
    private const int MostWords = 500;

    private const int MostCharacters = 6000;

    public static IEnumerable<Note> Compose(Section section, Attribution attribution, TopicCatalog catalog)
    {
        var texts = Partition.Cut(Piece.Of(section)).Select(TextOf).Where(text => Words.Count(text) >= FewestWords).ToList();
        for (var i = 0; i < texts.Count; i++)
        {
            var part = texts.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({i + 1} of {texts.Count})");
            yield return new Note
            {
                Id = "",
                Kind = NoteKind.Lesson,
                Title = section.Title + part,
                Text = texts[i],
                Attribution = attribution,
                Topics = [.. catalog.TopicsOf(section.Title, texts[i]).Select(topic => topic.Name)],
            };
        }
    }

    public static bool IsTooLong(Note note) => Words.Count(note.Text) > MostWords || note.Text.Length > MostCharacters;

    private static string TextOf(IReadOnlyList<Piece> pieces) =>
        string.Concat(pieces.Select((piece, i) => i == 0 ? piece.Text : piece.Separator + piece.Text)).Trim();
}
