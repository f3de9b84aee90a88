using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>The lines of one post of a page, without its title and its line with date and author.</summary>
internal sealed record Post(string? Title, TextLine? DateLine, List<TextLine> Lines)
{
    public DateOnly? Date => DateLine?.Date;

    /// <summary>"4 June 2014, by Jo Moss".</summary>
    public string? Author => DateLine is null ? null : CreditLine.Author(DateLine.Text);
}
