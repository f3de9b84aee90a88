using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>Makes blocks of the lines of a post.</summary>
internal sealed partial class BlockBuilder
{
    private readonly List<Block> _blocks = [];
    private readonly List<LeftOut> _leftOut = [];
    private readonly List<List<TextLine>> _chunks;
    private readonly bool _isMail;

    private BlockBuilder(List<List<TextLine>> chunks)
    {
        _chunks = chunks;
        _isMail = chunks.SelectMany(chunk => chunk).Where(line => line.Kind == LineKind.MailHeader).ToList() is { Count: >= 2 } or [{ IsReplyMark: true }];
    }

    public static (IReadOnlyList<Block> Blocks, IReadOnlyList<LeftOut> LeftOut) Build(List<List<TextLine>> chunks)
    {
        var builder = new BlockBuilder(chunks);
        for (var i = 0; i < chunks.Count; i++)
            builder.Add(chunks[i], i);
        return (builder._blocks, builder._leftOut);
    }

    private void Add(List<TextLine> chunk, int index)
    {
        if (chunk[0] is { Kind: LineKind.Label } label)
        {
            _blocks.Add(new Turn(label.Speaker!));
            chunk = label.Text.Length > 0 ? [new TextLine(LineKind.Text, label.Text), .. chunk[1..]] : chunk[1..];
            if (chunk.Count > 0)
                AddText(chunk);
            return;
        }

        // Right below a speaker's name stands what is said, however short.
        if (_blocks is [.., Turn])
        {
            AddText(chunk);
            return;
        }

        var text = string.Join(' ', chunk.Select(line => line.Text));
        if (chunk[0].Kind is LineKind.Date or LineKind.Ruler || chunk.TrueForAll(line => PageFurniture.IsFurniture(line.Text)))
            return;
        if (chunk.Exists(line => line.Kind == LineKind.Poll))
            _leftOut.Add(new LeftOut(Words.Shorten(text, 60), "a poll"));
        else if (_isMail && chunk.Exists(line => line.Kind == LineKind.MailHeader))
            _leftOut.Add(new LeftOut(Words.Shorten(text, 60), "a mail"));
        else if (chunk.TrueForAll(line => line.Kind == LineKind.Quoted))
            AddQuoted(chunk, text);
        else if (chunk.TrueForAll(line => line.Kind == LineKind.Text) && QuotationText.Read(text, byline: null) is Quotation { Byline: not null } quotation)
            _blocks.Add(quotation);
        else if (chunk.Count == 1 && IsBylineOfPrevious(chunk[0].Text))
            MakeQuotation(chunk[0].Text);
        else if (chunk.Count == 1 && Headings.IsHeading(chunk[0], NextLine(index)) && !IsBylineNext(index))
            AddHeading(chunk[0].Text);
        else
            AddText(chunk);
    }

    private void AddText(List<TextLine> chunk)
    {
        if (chunk.Count > 1 && chunk[1].Kind == LineKind.Ruler && Headings.MayBeTitle(chunk[0]))
        {
            AddHeading(chunk[0].Text);
            chunk = chunk[2..];
        }
        else if (chunk.Count > 1 && Headings.IsRunOnHeading(chunk[0], chunk[1]))
        {
            AddHeading(chunk[0].Text);
            chunk = chunk[1..];
        }

        foreach (var block in ChunkText.Blocks(chunk))
        {
            // Items with empty lines between them are one list.
            if (block is ListBlock list && _blocks is [.., ListBlock previous] && previous.Ordered == list.Ordered)
                ((List<ListItem>)previous.Items).AddRange(list.Items);
            else
                _blocks.Add(block is ListBlock first ? first with { Items = first.Items.ToList() } : block);
        }
    }

    private void AddHeading(string text)
    {
        // Two headings in a row: the upper one heads a part of the text, unless it is a talk without notes.
        if (_blocks is [.., Heading { Level: 2 } upper] && !HeadingParts.Read(upper.Text).HasSpeakers)
            _blocks[^1] = upper with { Level = 1 };
        _blocks.Add(new Heading(2, text));
    }

    private void AddQuoted(List<TextLine> chunk, string text)
    {
        if (_isMail || chunk.Exists(line => line.Mark == '2'))
            _leftOut.Add(new LeftOut(Words.Shorten(text, 60), "a quoted mail"));
        else if (QuotationText.Read(string.Join('\n', chunk.Select(line => line.Text)), byline: null) is { } block)
            _blocks.Add(block is Quotation quotation ? quotation with { Text = InlineText.Clean(quotation.Text) } : block);
    }

    /// <summary>A pull quote has its byline on the line below: a name and a role, or a dash and a name.</summary>
    private bool IsBylineOfPrevious(string line) =>
        _blocks is [.., Paragraph previous]
        && Words.Count(previous.Text) is >= 3 and <= 80
        && (Byline.IsNameAndRole(line) || (Byline.IsDashed(line) && PersonName.IsName(Byline.Read(line).Speaker)));

    private bool IsBylineNext(int index) => index + 1 < _chunks.Count && _chunks[index + 1] is [{ Kind: LineKind.Text } only] && Byline.IsNameAndRole(only.Text);

    private void MakeQuotation(string byline)
    {
        var words = ((Paragraph)_blocks[^1]).Text;
        _blocks[^1] = QuotationText.Read(words, byline, pulled: true) ?? _blocks[^1];
    }

    private TextLine? NextLine(int index) => index + 1 < _chunks.Count ? _chunks[index + 1][0] : null;
}
