using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>The line under a title that says when and by whom: "Notes by Jo Moss, 3 May 2024". It is told apart from the text.</summary>
internal sealed partial record Masthead(string? Author, DateOnly? Date, IReadOnlyList<Block> Rest)
{
    public static Masthead Read(IReadOnlyList<Block> blocks)
    {
        var top = blocks.Take(4).TakeWhile(block => block is Paragraph).Cast<Paragraph>().Where(paragraph => Words.Count(paragraph.Text) <= 20).ToList();
        var author = top.Select(paragraph => By().Match(paragraph.Text)).Where(match => match.Success && PersonName.IsName(match.Groups[1].Value.Trim())).Select(match => match.Groups[1].Value.Trim()).FirstOrDefault();
        var date = top.Select(paragraph => DateText.In(paragraph.Text)).FirstOrDefault(found => found is not null);
        return new Masthead(author, date, [.. blocks.Where(block => !top.Exists(paragraph => ReferenceEquals(paragraph, block) && IsMasthead(paragraph.Text)))]);
    }

    private static bool IsMasthead(string text) =>
        Words.Count(text) <= 14 && (DateText.In(text) is not null || (By().Match(text) is { Success: true } match && PersonName.IsName(match.Groups[1].Value.Trim())));

    [GeneratedRegex(@"\b(?:by|author:)\s+((?:\p{Lu}[\p{L}.'’-]+\s?){2,4})", RegexOptions.IgnoreCase)]
    private static partial Regex By();
}
