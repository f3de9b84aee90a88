using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>What stands around the text of a page: title, byline, date, and for a transcript its summary, speaker and conference.</summary>
internal sealed partial record PageFrame
{
    public string? Title { get; private init; }
    public DateOnly? Date { get; private init; }
    public string? Author { get; private init; }
    public string? Speaker { get; private init; }
    public string? Event { get; private init; }
    public required List<List<TextLine>> Content { get; init; }
    public IReadOnlyList<LeftOut> LeftOut { get; private init; } = [];

    public static PageFrame Read(List<List<TextLine>> chunks)
    {
        var body = FirstParagraph(chunks);
        var head = chunks[..body];
        var title = FindTitle(head);
        // What stands between title and text may be the heading of the first section.
        var start = title is null ? body : head.FindLastIndex(chunk => chunk[0].Text == title) + 1;
        var about = head.SelectMany(chunk => chunk).Where(line => line.Text != title).ToList();
        var frame = new PageFrame
        {
            Title = title,
            Date = about.Concat(chunks.TakeLast(6).SelectMany(chunk => chunk)).Where(line => Words.Count(line.Text) <= 20).Select(line => DateText.In(line.Text)).FirstOrDefault(date => date is not null),
            Author = about.Where(line => Words.Count(line.Text) <= 20).Select(line => CreditLine.Author(line.Text)).FirstOrDefault(author => author is not null),
            Speaker = about.SelectMany(line => CreditLine.Speakers(line.Text)).FirstOrDefault(),
            Event = about.Where(line => Words.Count(line.Text) <= 12).Select(line => EventName.InTitle(line.Text)).FirstOrDefault(name => name is not null),
            Content = WithoutRepeats([.. chunks[start..].Where((chunk, i) => i >= body - start || !IsCredits(chunk))]),
        };
        return frame.AsTranscript();
    }

    /// <summary>Lines above the text that say who, where and when.</summary>
    private static bool IsCredits(List<TextLine> chunk) =>
        chunk.TrueForAll(line => CreditLine.Speakers(line.Text).Count > 0 || CreditLine.Author(line.Text) is not null || DateText.In(line.Text) is not null || line.Kind == LineKind.Date || PageFurniture.IsFurniture(line.Text));

    /// <summary>A page with the heading "Transcript" tells above it what is told below.</summary>
    private PageFrame AsTranscript()
    {
        var heading = Content.FindIndex(chunk => chunk is [{ Kind: LineKind.Text, Text: "Transcript" or "Full transcript" or "TRANSCRIPT" }]);
        if (heading < 0)
            return this;
        var about = Content[..heading];
        var text = string.Join('\n', about.SelectMany(chunk => chunk).Select(line => line.Text));
        return this with
        {
            Content = [.. Takeaways(about), .. Content[(heading + 1)..]],
            Speaker = about.SelectMany(chunk => chunk).Select(line => Opening().Match(line.Text)).Where(match => match.Success && PersonName.IsName(match.Groups[1].Value)).Select(match => match.Groups[1].Value).FirstOrDefault() ?? Speaker,
            Event = EventName.InText(text) ?? Event,
            LeftOut = [new LeftOut("Everything above “Transcript”", "about the talk, not from it")],
        };
    }

    /// <summary>Some pages sum the talk up above its transcript.</summary>
    private static List<List<TextLine>> Takeaways(List<List<TextLine>> about)
    {
        var start = about.FindIndex(chunk => chunk is [{ Kind: LineKind.Text } only] && KeyTakeaways().IsMatch(only.Text));
        if (start < 0)
            return [];
        var end = about.FindIndex(start + 1, chunk => chunk is [{ Kind: LineKind.Text } only] && Headings.MayBeTitle(only) && Words.Count(only.Text) <= 6);
        return about[start..(end < 0 ? about.Count : end)];
    }

    /// <summary>The first chunk that is running text.</summary>
    private static int FirstParagraph(List<List<TextLine>> chunks)
    {
        const int Farthest = 80;
        var first = chunks.FindIndex(0, Math.Min(Farthest, chunks.Count), chunk => chunk[0].Kind is LineKind.Label or LineKind.Bullet or LineKind.Quoted || chunk.Sum(line => Words.Count(line.Text)) > 18);
        return first < 0 ? 0 : first;
    }

    /// <summary>The title is the line that comes up twice (in the path to the page and above it), else the first that could be one.</summary>
    private static string? FindTitle(List<List<TextLine>> head)
    {
        var lines = head.SelectMany(chunk => chunk).Where(line => line.Kind == LineKind.Text && !PageFurniture.IsFurniture(line.Text) && CreditLine.Speakers(line.Text).Count == 0 && !TranscriptLabel().IsMatch(line.Text)).ToList();
        // A full stop inside is fine for a line that is known to be the title.
        var repeated = lines.Find(line => Words.Count(line.Text) >= 3 && head.SelectMany(chunk => chunk).Any(other => !ReferenceEquals(other, line) && other.Text.Contains(line.Text, StringComparison.Ordinal)));
        return (repeated ?? lines.Find(line => Words.Count(line.Text) >= 3 && Headings.MayBeTitle(line) && CreditLine.Author(line.Text) is null) ?? lines.Find(Headings.MayBeTitle))?.Text;
    }

    /// <summary>An abstract that stands twice is told once.</summary>
    private static List<List<TextLine>> WithoutRepeats(List<List<TextLine>> chunks)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. chunks.Where(chunk => chunk is not [{ Kind: LineKind.Text } only] || Words.Count(only.Text) < 12 || seen.Add(only.Text))];
    }

    [GeneratedRegex(@"^(?:key )?takeaways?:?$", RegexOptions.IgnoreCase)]
    private static partial Regex KeyTakeaways();

    [GeneratedRegex(@"^(?:full |edited |raw )?transcript\b", RegexOptions.IgnoreCase)]
    private static partial Regex TranscriptLabel();

    [GeneratedRegex(@"^((?:\p{Lu}[\p{L}.'’-]+ (?:(?:van|von|de|der|den) )?){1,3}\p{Lu}[\p{L}'’-]+) (?:is|was|has|shares?|talks?|discusses|explains?|describes|presents?|shows?|works?|looks|covers|walks|introduces|explores|argues)\b")]
    private static partial Regex Opening();
}
