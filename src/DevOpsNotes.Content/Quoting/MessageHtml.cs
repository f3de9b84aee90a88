using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Quoting;

/// <summary>
/// The words of a message that a platform gives as HTML
/// (https://learn.microsoft.com/graph/api/resources/chatmessage, whose <c>body</c> it is): what its writer wrote, line by
/// line, without what was quoted or attached.
/// </summary>
public sealed partial class MessageHtml
{
    /// <summary>Characters that are read, several times what a message can have; what follows is left out.</summary>
    private const int Longest = 200_000;

    private readonly StringBuilder _text = new();

    private MessageHtml()
    {
    }

    /// <summary>The words; empty when there are none, and for markup that nests deeper than any message.</summary>
    public static string TextOf(string html)
    {
        var cut = html.Length > Longest ? html[..Longest] : html;
        var message = new MessageHtml();
        try
        {
            message.VisitChildren(NestingLimit.NewParser().ParseDocument($"<body>{Unclosed().Replace(cut, "<$1$2></$1>")}</body>").Body!, keepsBreaks: false);
        }
        catch (NestingException)
        {
            return "";
        }

        return Tidy(message._text.ToString());
    }

    private void VisitChildren(INode node, bool keepsBreaks)
    {
        foreach (var child in node.ChildNodes)
            Visit(child, keepsBreaks);
    }

    private void Visit(INode node, bool keepsBreaks)
    {
        switch (node)
        {
            case IText text:
                Append(text.Data, keepsBreaks);
                break;
            case IElement { LocalName: "br" }:
                _text.Append('\n');
                break;
            case IElement { LocalName: "emoji" or "customemoji" } emoji:
                Append(emoji.GetAttribute("alt") ?? "", keepsBreaks);
                break;
            case IElement { LocalName: "img" } image when IsOfSkype(image, "Emoji"):
                Append(image.GetAttribute("alt") ?? "", keepsBreaks);
                break;
            case IElement element when !IsWithoutOwnWords(element):
                VisitElement(element, keepsBreaks);
                break;
        }
    }

    private void VisitElement(IElement element, bool keepsBreaks)
    {
        var isLine = IsLine(element.LocalName);
        if (isLine)
            BeginLine();
        VisitChildren(element, keepsBreaks || element.LocalName is "pre" or "code" or "codeblock");
        if (isLine)
            BeginLine();
        else if (element.LocalName is "td" or "th")
            _text.Append(' ');
    }

    /// <summary>Text as it stands in code; elsewhere white space is one space, but for what must not be broken.</summary>
    private void Append(string text, bool keepsBreaks)
    {
        foreach (var c in keepsBreaks ? text.ReplaceLineEndings("\n") : text)
        {
            if (c == '\u00A0' || (keepsBreaks && char.IsWhiteSpace(c)))
                _text.Append(c == '\n' ? c : ' ');
            else if (!char.IsWhiteSpace(c))
                _text.Append(c);
            else if (_text.Length > 0 && _text[^1] is not (' ' or '\n'))
                _text.Append(' ');
        }
    }

    private void BeginLine()
    {
        if (_text.Length > 0 && _text[^1] != '\n')
            _text.Append('\n');
    }

    private static bool IsLine(string name) => name is ['h', >= '1' and <= '6']
        or "p" or "div" or "li" or "tr" or "ul" or "ol" or "dl" or "dt" or "dd" or "table" or "blockquote" or "pre" or "codeblock" or "hr" or "section" or "article" or "header" or "footer";

    /// <summary>What others wrote, what is attached, what shows nothing.</summary>
    private static bool IsWithoutOwnWords(IElement element) => element.LocalName
        is "attachment" or "quoted" or "img" or "script" or "style" or "noscript" or "template" or "title" or "iframe" or "object" or "svg" or "math" or "audio" or "video" or "canvas" or "textarea" or "select" or "button"
        || (element.LocalName == "blockquote" && IsOfSkype(element, "Reply"));

    /// <summary>Teams marks its own kinds of elements by such types: http://schema.skype.com/Reply.</summary>
    private static bool IsOfSkype(IElement element, string kind) =>
        element.GetAttribute("itemtype") is { } type && type.Contains("schema.skype.com", StringComparison.OrdinalIgnoreCase) && type.EndsWith("/" + kind, StringComparison.OrdinalIgnoreCase);

    /// <summary>No white space at the ends of lines, and one empty line at most.</summary>
    private static string Tidy(string text) => EmptyLines().Replace(string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())), "\n\n").Trim();

    /// <summary>Elements of Teams that are written as if they closed themselves, which in HTML they do not: all that follows would be in them.</summary>
    [GeneratedRegex("<(attachment|quoted|emoji|customemoji)\\b([^<>]*)/>", RegexOptions.IgnoreCase)]
    private static partial Regex Unclosed();

    [GeneratedRegex("\n{3,}")]
    private static partial Regex EmptyLines();
}
