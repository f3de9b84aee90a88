using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>The plain text of a run of inline HTML, with what was marked as quoted and how much of it is links.</summary>
internal sealed partial class InlineText
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _quoted = [];
    private int _linkedWords;

    public IReadOnlyList<string> Quoted => _quoted;

    public bool IsEmpty => Text.Length == 0;

    public string Text => Clean(_text.ToString());

    /// <summary>"(Slides)", "Code: https://…" and the like: hardly a word that is not a link.</summary>
    public bool LinkOnly
    {
        get
        {
            var words = Words.Count(Text);
            return _linkedWords > 0
                && (words - _linkedWords <= 2 || (Pointer().IsMatch(Text) && words - _linkedWords <= 8) || (Enclosed().IsMatch(Text) && words <= 20));
        }
    }

    public void Append(INode node)
    {
        switch (node)
        {
            case IText text:
                _text.Append(text.Data);
                break;
            case IElement { LocalName: "br" }:
                _text.Append('\n');
                break;
            case IElement { LocalName: "q" } quote:
                AppendQuote(quote);
                break;
            case IElement element when !HtmlNoise.IsNoise(element):
                AppendChildren(element);
                break;
        }
    }

    private void AppendChildren(IElement element)
    {
        var start = _text.Length;
        foreach (var child in element.ChildNodes)
            Append(child);
        if (element.LocalName == "a")
            _linkedWords += Words.Count(_text.ToString(start, _text.Length - start));
        else if (element.LocalName is "td" or "th")
            _text.Append(' ');
    }

    private void AppendQuote(IElement element)
    {
        var inner = new InlineText();
        foreach (var child in element.ChildNodes)
            inner.Append(child);
        _quoted.Add(inner.Text);
        _text.Append('“').Append(inner.Text).Append('”');
    }

    /// <summary>Single spaces, none at the ends or before a closing mark; nothing invisible, and nothing that steers a terminal.</summary>
    public static string Clean(string text) =>
        TaskMark().Replace(SpaceBeforeMark().Replace(Space().Replace(Aside().Replace(VisibleText.Of(text), " "), " "), "$1").Trim(), "");

    /// <summary>What the room did, and times of a recording. "[inaudible]" stays: it stands for words.</summary>
    [GeneratedRegex(@"\s*[\[(](?:laughs?|laughter|laughing|applause|music|cheering|cheers|pause|silence)[\])]|\s*\[(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d+)?\]", RegexOptions.IgnoreCase)]
    private static partial Regex Aside();

    /// <summary>The check box of a task list.</summary>
    [GeneratedRegex(@"^\[[ xX]\] ")]
    private static partial Regex TaskMark();

    [GeneratedRegex(@"[\s\u00A0\u2007\u202F]+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?<=\p{L}) ([,;](?= |$))")]
    private static partial Regex SpaceBeforeMark();

    /// <summary>A remark in parentheses, and nothing else.</summary>
    [GeneratedRegex(@"^\([^()]*\)\.?$")]
    private static partial Regex Enclosed();

    [GeneratedRegex(@"^\(?(?:read(?:ing)? (?:tip|more|on)|see( also)?|more( info(rmation)?)?|slides?|video|recording|link|source|code|demo|github|repo(sitory)?|there.s a demo|further reading|via)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pointer();
}
