namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>
/// Takes a page of several dated posts apart. Blogs put the date before the title or after it, so the first thing to find
/// out is which of the two this page does.
/// </summary>
internal static class PostSplitter
{
    public static IReadOnlyList<Post> Split(List<TextLine> lines)
    {
        var dates = Enumerable.Range(0, lines.Count).Where(i => lines[i].Kind == LineKind.Date).ToList();
        if (dates.Count == 0)
            return [new Post(null, null, lines)];
        if (dates.Count == 1)
            return [new Post(null, lines[dates[0]], Without(lines, dates[0]))];

        // Each post needs a title beside its date; the first date of a page may lack one only on one side.
        var before = dates.Count(i => TitleAfter(lines, i) is not null);
        var after = dates.Count(i => TitleBefore(lines, i) is not null);
        return after > before ? SplitBeforeTitles(lines, dates) : SplitAtDates(lines, dates);
    }

    private static List<Post> SplitAtDates(List<TextLine> lines, List<int> dates)
    {
        var posts = new List<Post>();
        for (var d = 0; d < dates.Count; d++)
        {
            var end = d + 1 < dates.Count ? dates[d + 1] : lines.Count;
            var title = TitleAfter(lines, dates[d]);
            var start = title is { } at && at < end ? at + 1 : dates[d] + 1;
            posts.Add(new Post(title is { } t && t < end ? lines[t].Text : null, lines[dates[d]], lines[start..end]));
        }

        return posts;
    }

    private static List<Post> SplitBeforeTitles(List<TextLine> lines, List<int> dates)
    {
        var posts = new List<Post>();
        var starts = dates.ConvertAll(date => (Date: date, Title: TitleBefore(lines, date)));
        for (var p = 0; p < starts.Count; p++)
        {
            var end = p + 1 < starts.Count ? starts[p + 1].Title ?? starts[p + 1].Date : lines.Count;
            posts.Add(new Post(starts[p].Title is { } title ? lines[title].Text : null, lines[starts[p].Date], lines[(starts[p].Date + 1)..end]));
        }

        return posts;
    }

    private static int? TitleAfter(List<TextLine> lines, int date)
    {
        var next = lines.FindIndex(date + 1, line => line.Kind != LineKind.Blank);
        return next >= 0 && Headings.MayBeTitle(lines[next]) && IsAlone(lines, next) ? next : null;
    }

    private static int? TitleBefore(List<TextLine> lines, int date)
    {
        var previous = date == 0 ? -1 : lines.FindLastIndex(date - 1, line => line.Kind != LineKind.Blank);
        return previous >= 0 && Headings.MayBeTitle(lines[previous]) && (previous == 0 || lines[previous - 1].Kind is LineKind.Blank or LineKind.Ruler) ? previous : null;
    }

    private static bool IsAlone(List<TextLine> lines, int i) =>
        i + 1 >= lines.Count || lines[i + 1].Kind is LineKind.Blank or LineKind.Ruler || lines[i + 1].Text.Length > lines[i].Text.Length * 3 / 2;

    private static List<TextLine> Without(List<TextLine> lines, int index) => [.. lines[..index], new TextLine(LineKind.Blank, ""), .. lines[(index + 1)..]];
}
