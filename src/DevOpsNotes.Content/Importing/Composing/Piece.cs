using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>The smallest part of a section that is never cut: a sentence, or a whole list.</summary>
/// <param name="Text">As it stands in the note.</param>
/// <param name="Separator">What joins it to the piece before: a space inside a paragraph, an empty line otherwise.</param>
/// <param name="Words">Number of words.</param>
internal sealed record Piece(string Text, string Separator, int Words)
{
    private const string ParagraphBreak = "\n\n";

    /// <summary>Must not be parted from the piece after it: it announces what follows.</summary>
    public bool LeadsIn { get; init; }

    public bool IsList { get; init; }

    public bool StartsParagraph => Separator == ParagraphBreak;

    public bool IsComplete => IsList || Sentences.IsComplete(Text);

    public static IReadOnlyList<Piece> Of(Section section)
    {
        var pieces = new List<Piece>();
        if (section.Question is { } question)
            pieces.Add(new Piece(question, ParagraphBreak, Importing.Words.Count(question)) { LeadsIn = true });
        // A collection of sayings gives quotes; a lesson of them would say everything twice.
        foreach (var block in section.IsCollection ? section.Blocks.Where(block => block is not Quotation) : section.Blocks)
            pieces.AddRange(Of(block));
        return Sound(pieces, section.EndsDocument);
    }

    private static IEnumerable<Piece> Of(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph when Promotion.Is(paragraph.Text) || Farewell.Is(paragraph.Text):
            case Paragraph { LinkOnly: true } or Quotation { Pulled: true } or Turn or Heading:
                break;
            case Paragraph paragraph:
                var separator = ParagraphBreak;
                foreach (var sentence in Sentences.Split(paragraph.Text))
                {
                    yield return new Piece(sentence, separator, Importing.Words.Count(sentence)) { LeadsIn = Sentences.IsLeadIn(sentence) };
                    separator = " ";
                }

                break;
            case ListBlock list when WithoutLinks(list) is { } kept:
                foreach (var part in LongList.Cut(kept).Select(BlockText.Of))
                    yield return new Piece(part, ParagraphBreak, Importing.Words.Count(part)) { IsList = true };
                break;
            case Quotation quotation:
                yield return new Piece(BlockText.Of(quotation), ParagraphBreak, Importing.Words.Count(quotation.Text)) { IsList = true };
                break;
        }
    }

    /// <summary>A list that only points to other pages goes; in any other list each item stays.</summary>
    private static ListBlock? WithoutLinks(ListBlock list) =>
        list.Items.Count(item => item.LinkOnly) * 2 > list.Items.Count ? null : list;

    /// <summary>Drops what announces something that is not there, and what the document's end cut off.</summary>
    private static List<Piece> Sound(List<Piece> pieces, bool endsDocument)
    {
        var sound = new List<Piece>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var next = i + 1 < pieces.Count ? pieces[i + 1] : null;
            var announcesNothing = pieces[i].LeadsIn && !pieces[i].IsList && pieces[i].Text.EndsWith(':') && (next is null || (next.LeadsIn && next.StartsParagraph && next.Text.EndsWith(':')));
            var isCutOff = endsDocument && next is null && !pieces[i].IsComplete && !pieces[i].LeadsIn;
            if (!announcesNothing && !(isCutOff && sound.Count > 0))
                sound.Add(pieces[i]);
        }

        return sound.Count < pieces.Count && sound is [.., { LeadsIn: true, IsList: false }] ? Sound(sound, endsDocument) : sound;
    }
}
