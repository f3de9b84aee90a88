using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>The lines under a title that say when and by whom: "Notes by Jo Moss, 3 May 2024". They are told apart from the text.</summary>
internal sealed partial record Masthead(string? Author, DateOnly? Date, IReadOnlyList<Block> Rest)
{
    private const int MostBlocks = 4;
    private const int MostWords = 20;

    /// <summary>Reads the first short paragraphs.</summary>
    /// <param name="blocks">The document without its title.</param>
    /// <param name="author">Who else says who wrote it; a line with this name alone says no more.</param>
    public static Masthead Read(IReadOnlyList<Block> blocks, string? author = null)
    {
        var top = blocks.Take(MostBlocks).TakeWhile(block => block is Paragraph).Cast<Paragraph>().Where(paragraph => Words.Count(paragraph.Text) <= MostWords).ToList();
        // "by Jo Moss and Li Ren" are speakers, not the author.
        var authors = top.Where(paragraph => CreditLine.SpeakersUnderTitle(paragraph.Text).Count < 2).Select(paragraph => CreditLine.Author(paragraph.Text));
        return new Masthead(
            author ?? authors.FirstOrDefault(name => name is not null),
            top.Select(paragraph => DateText.In(paragraph.Text)).FirstOrDefault(date => date is not null),
            [.. blocks.Where(block => block is not Paragraph paragraph || !top.Contains(paragraph) || !(paragraph.Text == author || IsMasthead(paragraph.Text)))]);
    }

    private static bool IsMasthead(string text) =>
        Words.Count(text) <= 14 && CreditLine.SpeakersUnderTitle(text).Count < 2 && (DateText.In(text) is not null || CreditLine.Author(text) is not null || TimeSlot().IsMatch(text));

    /// <summary>"10:00 – 10:45, Great Hall", as programmes have it.</summary>
    [GeneratedRegex(@"^\d{1,2}[:.]\d\d\s*(?:[ap]m)?\s*(?:[-–—]|to)\s*\d{1,2}[:.]\d\d\b", RegexOptions.IgnoreCase)]
    private static partial Regex TimeSlot();
}
