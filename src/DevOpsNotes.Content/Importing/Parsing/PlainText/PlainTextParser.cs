using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>
/// Reads plain text: transcripts, interviews with speaker turns, bulleted notes, pages of several dated posts, most of them
/// copied from a web page with its furniture around them.
/// </summary>
internal static class PlainTextParser
{
    public static ParsedSource Parse(string text, string fallbackTitle)
    {
        var posts = PostSplitter.Split(LineReader.Read(text));
        if (posts is [var only])
        {
            var page = SinglePage(only, fallbackTitle);
            return new ParsedSource(null, page.Title, [page]);
        }

        // Said once on the page, it holds for all of its posts.
        var (licence, author) = (LicenceName.In(text), NoteTaker.Of(text));
        return new ParsedSource(null, fallbackTitle, [.. posts.Select(post =>
            Document(post.Title ?? fallbackTitle, post.Date, Chunk.Split(post.Lines)) with { Licence = licence, Author = post.Author ?? author })]);
    }

    private static Document SinglePage(Post post, string fallbackTitle)
    {
        var text = string.Join('\n', post.Lines.Select(line => line.Text));
        var chunks = Chunk.Split(post.Lines);
        var page = PageFrame.Read(chunks);
        var document = Document(page.Title ?? Conversation(chunks, text) ?? fallbackTitle, post.Date ?? page.Date, page.Content);
        return document with
        {
            Event = document.Event ?? page.Event ?? EventName.PodcastIn(text),
            Licence = LicenceName.In(text),
            Author = post.Author ?? page.Author ?? NoteTaker.Of(text),
            Speakers = page.Speaker is { } speaker ? [speaker] : [],
            LeftOut = [.. page.LeftOut, .. document.LeftOut],
        };
    }

    private static Document Document(string title, DateOnly? date, List<List<TextLine>> chunks)
    {
        var (blocks, leftOut) = BlockBuilder.Build(PageFurniture.WithoutEnd(chunks));
        return new Document
        {
            Title = title,
            Date = date,
            Event = EventName.InTitle(title),
            Blocks = blocks,
            LeftOut = leftOut,
        };
    }

    /// <summary>An interview without a title is called after its podcast and its guest.</summary>
    private static string? Conversation(List<List<TextLine>> chunks, string text)
    {
        var turns = chunks.SelectMany(chunk => chunk).Where(line => line.Kind == LineKind.Label).ToList();
        if (turns.Count < 4)
            return null;
        var guest = turns.Where(turn => turn.Speaker != turns[0].Speaker && !SpeakerLabels.IsRole(turn.Speaker!)).CountBy(turn => turn.Speaker!).OrderByDescending(pair => pair.Value).FirstOrDefault().Key;
        if (guest is null)
            return null;
        var name = PersonName.FindFull(text, guest) ?? guest;
        return EventName.PodcastIn(text) is { } podcast ? $"{podcast}: {name}" : $"Interview with {name}";
    }
}
