using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Parsing;
using DevOpsNotes.Content.Search.Analysis;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>
/// Decides whether a section has DevOps knowledge in it. Words of the field speak for it, words of getting to and
/// from a conference against it, and what the rest of the document is about helps with the doubtful ones.
/// </summary>
internal sealed partial class Relevance
{
    private const int FewestWords = 8;

    /// <summary>Weighted share of the words of the field from which on a text is about it.</summary>
    private const double About = 0.02;

    private const double ByChance = 1.5;

    /// <summary>Enough for a section where the whole document is about the field.</summary>
    private const double Touches = 0.01;

    /// <summary>A document as dense as this is about the field throughout.</summary>
    private const double Dense = 0.05;

    /// <summary>Share of the words of travel, hospitality and publishing from which on a section is about the event.</summary>
    private const double Logistics = 0.055;

    private readonly double _document;
    private readonly bool _isElsewhere;
    private readonly bool _isAlone;
    private readonly bool _hasTalks;
    private readonly string? _barren;

    public Relevance(Document document, IReadOnlyList<Section> sections)
    {
        var counted = Count(string.Join('\n', sections.Select(section => section.Text)));
        _document = Field(counted);
        // A title from elsewhere makes the field's words below it figures of speech.
        var weight = Count(document.Title).Elsewhere > 0 ? 2.5 : 1.25;
        _isElsewhere = counted.Words > 0 && weight * counted.Elsewhere / counted.Words > _document;
        _isAlone = sections.Count == 1;
        _hasTalks = sections.Any(section => section.IsTalk);
        _barren = Genre.Barren(document);
    }

    /// <summary>Why the section is no DevOps knowledge, or <see langword="null"/> when it is.</summary>
    public string? WhyNot(Section section)
    {
        if (_barren is not null)
            return _barren;
        if (section.IsPreface)
            return "introduces the conversation";
        var text = section.IsCollection ? section.Text : string.Join("\n", Piece.Of(section).Select(piece => piece.Text));
        var counted = Count(text);
        if (counted.Words < FewestWords)
            return WhyEmpty(section);
        if (!section.IsTalk && (Furniture().IsMatch(section.Path is [.., var own] ? own : section.Title) || section.Path.Any(heading => WholeFurniture().IsMatch(heading))))
            return "about the event or the page, not from it";

        var field = Field(counted);
        var logistics = (double)counted.Logistics / counted.Words;
        var elsewhere = (double)counted.Elsewhere / counted.Words;
        if (counted.Logistics >= FewestSigns(counted.Words) && logistics >= (section.IsTalk ? 2 * Logistics : Logistics) && logistics >= 0.6 * field)
            return section.IsTalk ? "greetings and thanks" : "about the event or the page, not from it";
        if (section.IsTalk && field < Dense && Courtesy().IsMatch(text) && WordsBesideCourtesy(text) < 25)
            return "greetings and thanks";
        if (_hasTalks && !section.IsTalk && section.Path.Count == 0 && counted.Words < 60 && field < 3 * About)
            return "about the event or the page, not from it";
        if (!section.IsTalk && (_isElsewhere || elsewhere * 1.25 > field || ForSale().IsMatch(section.Title)))
            return "not about DevOps";
        if (!section.IsTalk && field < Dense && Count(section.Title).Elsewhere > 0)
            return "not about DevOps";
        // A word or two of the field may stand in any text by chance.
        var certain = _isAlone && !section.IsTalk ? field - (ByChance / counted.Words) : field;
        return certain >= Needed(section, counted.Words, logistics + elsewhere) ? null : "not about DevOps";
    }

    /// <summary>One word in a short section may be there by chance.</summary>
    private static int FewestSigns(int words) => words < 25 ? 1 : 3;

    private static int WordsBesideCourtesy(string text) =>
        Sentences.Split(text).Where(sentence => !Courtesy().IsMatch(sentence)).Sum(sentence => Words.Count(sentence));

    private static string WhyEmpty(Section section) =>
        section.Blocks.Any(block => block is Paragraph paragraph && Promotion.Is(paragraph.Text)) ? "an advertisement"
        : section.Blocks.Any(block => block is Paragraph paragraph && Farewell.Is(paragraph.Text)) ? "greetings and thanks"
        : section.Blocks.Any(block => block is ListBlock or Paragraph { LinkOnly: true }) ? "links only"
        : "too short to say something";

    /// <summary>
    /// A talk is what the event was about. A short section of a document about the field may lack its words by chance; one
    /// that is a document by itself has to show what it is about.
    /// </summary>
    private double Needed(Section section, int words, double against)
    {
        if (section.IsTalk)
            return 0;
        if (_document < Dense || _isAlone)
            return About;
        return section.Path.Count > 0 && words is >= 20 and < 60 && against == 0 ? 0 : Touches;
    }

    private static double Field((int Words, int Strong, int Weak, int Logistics, int Elsewhere) counted) =>
        counted.Words == 0 ? 0 : ((2.0 * counted.Strong) + counted.Weak) / counted.Words;

    private static (int Words, int Strong, int Weak, int Logistics, int Elsewhere) Count(string text)
    {
        var (strong, weak, logistics, elsewhere) = (0, 0, 0, 0);
        foreach (var term in Analyzer.Terms(text))
        {
            if (FieldWords.Strong.Contains(term))
                strong++;
            else if (FieldWords.Weak.Contains(term))
                weak++;
            else if (FieldWords.Logistics.Contains(term))
                logistics++;
            else if (FieldWords.Elsewhere.Contains(term))
                elsewhere++;
        }

        return (Words.Count(text), strong, weak, logistics, elsewhere);
    }

    [GeneratedRegex(@"^(?:sponsors?|(?:our |the )?venue|tickets?|schedule|agenda|registration|the conference|other (?:conferences|events)|upcoming (?:events|conferences).*|wrap(?:ping)?[ -]?up|the end|thanks?|thank you|acknowledge?ments|about (?:the |this )?(?:author|speaker|conference|event|podcast|me|us)s?|bio(?:graphy)?|further reading|references|links?|credits|comments|related .*|see also|table of contents|contents|next time|getting there|social event|after ?party|disclaimer|footnotes?|recent (?:posts|comments)|archives?|categories|blogroll|tags|meta|comments?|leave a (?:comment|reply)|newsletter|contributors|sponsored .*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Furniture();

    /// <summary>Whatever stands below these headings is none of the text.</summary>
    [GeneratedRegex(@"^(?:sponsors?|comments?|recent .*|related .*|archives?|blogroll|leave a (?:comment|reply))$", RegexOptions.IgnoreCase)]
    private static partial Regex WholeFurniture();

    [GeneratedRegex(@"\b(?:thank(?:s(?! to\b)| you)|welcome(?! to use)|hello\b|pleasure|great to (?:be|have)|goodbye|cheers|see you|good (?:morning|afternoon|evening)|hello,? everyone|happy to be here|nice to (?:be|meet)|can you (?:hear|see)|out of time)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Courtesy();

    [GeneratedRegex(@"\b(?:for sale|selling my|on sale)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ForSale();
}
