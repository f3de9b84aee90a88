using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>
/// Stops reading markup that nests too deep while it is being parsed. AngleSharp builds no tree deeper than 512 levels, but
/// its time, and that of whoever walks the tree, grows with the square of the depth that was asked for.
/// </summary>
internal sealed class NestingLimit
{
    /// <summary>Several times the depth of the most convoluted page; Lighthouse finds more than 32 excessive.</summary>
    private const int Deepest = 256;

    /// <summary>Unclosed formatting is opened again in every paragraph: a few kilobytes can ask for millions of elements.</summary>
    private const int MostElements = 500_000;

    private IElement? _last;
    private int _elements;

    public static AngleSharp.Html.Parser.HtmlParser NewParser() => new(new HtmlParserOptions { OnCreated = new NestingLimit().Check });

    /// <summary>Refuses a depth that is no text's.</summary>
    /// <exception cref="NestingException"><paramref name="depth"/> is too deep.</exception>
    public static void Check(int depth)
    {
        if (depth > Deepest)
            throw new NestingException();
    }

    private void Check(IElement element, TextPosition position)
    {
        // The new element is not in the tree yet; the one before it is.
        if (++_elements > MostElements)
            throw new NestingException();
        var depth = 0;
        for (var ancestor = _last; ancestor is not null; ancestor = ancestor.ParentElement)
            depth++;
        Check(depth);
        _last = element;
    }
}
