using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>Tells headings in plain text, where nothing marks them but their shape and place.</summary>
internal static partial class Headings
{
    /// <summary>Could be the title of a post: short, no sentence, not a byline.</summary>
    public static bool MayBeTitle(TextLine line) =>
        line.Kind == LineKind.Text
        && line.Text.Length <= 130
        && Words.Count(line.Text) is >= 1 and <= 18
        && (char.IsUpper(line.Text[0]) || char.IsDigit(line.Text[0]) || Opening().IsMatch(line.Text) || HasSpeaker(line.Text))
        && !SentenceEnd().IsMatch(line.Text)
        && !PageFurniture.IsFurniture(line.Text);

    /// <summary>A line that stands alone and reads like a heading, with text below it.</summary>
    public static bool IsHeading(TextLine line, TextLine? next) =>
        MayBeTitle(line)
        && Words.Count(line.Text) <= 14
        && !Address().IsMatch(line.Text)
        && !InnerEnd().IsMatch(line.Text)
        && !(line.Text.EndsWith('!') && Words.Count(line.Text) > 8)
        && !QuotationText.IsQuoted(line.Text)
        && next is not null
        && (next.Kind is LineKind.Bullet or LineKind.Label or LineKind.Quoted || (next.Kind == LineKind.Text && (Words.Count(next.Text) >= 6 || MayBeTitle(next))));

    /// <summary>The first line of a chunk that is much shorter than the wrapped text under it.</summary>
    public static bool IsRunOnHeading(TextLine line, TextLine next) =>
        MayBeTitle(line) && Words.Count(line.Text) <= 12 && !line.Text.EndsWith(',') && next.Kind == LineKind.Text
        && line.Text.Length < 64 && line.Text.Length * 5 < next.Text.Length * 4 && char.IsUpper(next.Text[0]);

    private static bool HasSpeaker(string text) => HeadingParts.Read(text).HasSpeakers;

    /// <summary>A question mark or an exclamation mark may end a title; "etc." and "Inc." may not be told from a sentence, so a full stop may not.</summary>
    [GeneratedRegex(@"(?<!\b(?:vs|pt|no|Jr|Sr))[.,;:…]$|\.\s*\)$|\.\.$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^[“""'‘#$@¿¡]\s?\S")]
    private static partial Regex Opening();

    /// <summary>Two sentences make no heading.</summary>
    [GeneratedRegex(@"(?<!\b(?:vs|pt|no|Jr|Sr|Dr|Mr|Ms|\p{Lu}))[.!?…][”""’)]*\s+[\[“""]?\p{L}")]
    private static partial Regex InnerEnd();

    [GeneratedRegex(@"https?://|www\.|@\w+\.\w+")]
    private static partial Regex Address();
}
