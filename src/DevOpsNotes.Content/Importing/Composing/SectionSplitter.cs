using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>Takes a document apart at its headings, its speakers' turns and the labels its paragraphs begin with.</summary>
internal sealed class SectionSplitter
{
    private readonly Document _document;
    private readonly SpeakerSide _side;
    private readonly Conversation? _conversation;
    private readonly List<Section> _sections = [];
    private readonly List<(Heading Heading, HeadingParts Parts)> _path = [];
    private readonly List<Block> _open = [];

    private SectionSplitter(Document document)
    {
        _document = document;
        _side = HeadingParts.UsualSide(document.Blocks.OfType<Heading>().Select(heading => heading.Text));
        _conversation = Conversation.Of(document);
    }

    public static IReadOnlyList<Section> Split(Document document)
    {
        var splitter = new SectionSplitter(document);
        foreach (var block in document.Blocks)
            splitter.Add(block);
        splitter.Close();
        if (splitter._sections.Count > 0)
            splitter._sections[^1] = splitter._sections[^1] with { EndsDocument = true };
        return splitter._sections;
    }

    private void Add(Block block)
    {
        if (block is not Heading heading)
        {
            _open.Add(block);
            return;
        }

        Close();
        _path.RemoveAll(upper => upper.Heading.Level >= heading.Level);
        _path.Add((heading, HeadingParts.Read(heading.Text, _side, IsTold)));
    }

    /// <summary>Note-takers call a speaker by the first name: "Jo then showed".</summary>
    private bool IsTold(string name)
    {
        var (given, family) = (name.Split(' ')[0], name.Split(' ')[^1]);
        var alone = new Regex($@"\b{Regex.Escape(given)}\b(?! {Regex.Escape(family)})", RegexOptions.None, TimeSpan.FromSeconds(1));
        return _document.Blocks.Any(block => block is not Heading && alone.IsMatch(BlockText.Of(block)));
    }

    private void Close()
    {
        if (_open.Count == 0)
            return;
        var blocks = _open.ToList();
        _open.Clear();
        var talk = _path.FindLast(upper => upper.Parts.HasSpeakers).Parts;
        var section = Credits.Read(new Section
        {
            Path = [.. _path.Select(upper => upper.Parts.Title)],
            Title = SectionTitle.Of(_document, [.. _path.Select(upper => upper.Parts)]),
            Anchor = _path.FindLast(upper => upper.Heading.Anchor is not null).Heading?.Anchor,
            Speakers = talk?.Speakers ?? _document.Speakers,
            IsTalk = talk is not null || _document.Speakers.Count > 0,
            StandsAlone = _path.Count > 0 && _path[^1].Parts.HasSpeakers,
            Blocks = blocks,
        });
        if (_conversation is not null && (blocks.Exists(block => block is Turn) || _conversation.IsUnderWay))
            _sections.AddRange(_conversation.Exchanges(section));
        else
            _sections.AddRange(NamedItems.Split(section).SelectMany(part => Asides.Split(part, _document.Author)).SelectMany(RunInHeadings.Split));
    }
}
