using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>Lines that a copied web page has around its text: menus, log-in prompts, counters, share buttons.</summary>
internal static partial class PageFurniture
{
    public static bool IsFurniture(string line) =>
        Words.Count(line) <= 16 && (Words.Count(line) == 0 || Furniture().IsMatch(line) || Counters().IsMatch(line));

    /// <summary>Past the last running text only furniture follows.</summary>
    public static List<List<TextLine>> WithoutEnd(List<List<TextLine>> chunks)
    {
        // Below a line that is surely furniture, titles of other pages and the like are furniture, too.
        var end = chunks.Count;
        var last = chunks.FindLastIndex(chunk => chunk.Exists(line => line.Kind is LineKind.Label or LineKind.Bullet || (Words.Count(line.Text) >= 9 && Composing.Sentences.IsComplete(line.Text) && !IsFurniture(line.Text))));
        var sure = chunks.FindIndex(last + 1, chunk => chunk.TrueForAll(line => IsFurniture(line.Text)));
        if (sure >= 0)
            end = sure;
        while (end > 0 && chunks[end - 1].TrueForAll(line => line.Kind is LineKind.Text or LineKind.Date or LineKind.Ruler && (IsFurniture(line.Text) || line.Kind != LineKind.Text)))
            end--;
        return chunks[..end];
    }

    [GeneratedRegex(@"^(?:(?:log|sign) ?(?:in|up|out)\b.{0,20}|join (?:us|other|now|the).*|subscribe.*|follow (?:us|me).*|share(?: (?:this|on).*)?|tweet|like|comments?(?: \(\d+\))?|leave a (?:comment|reply)|\d+ (?:comments?|responses?|replies).*|menu|home|about(?: us)?|contact(?: us)?|search|archives?|categories|topics|tags?:.*|(?:filed|posted) (?:under|in)\b.*|bookmarks?|privacy(?: policy)?|cookies?.*|we use cookies.*|accept(?: all)?(?: cookies)?|terms(?: (?:of|and) .*)?|copyright\b.*|©.*|all rights reserved.*|(?:read|see|show|load|view) (?:more|all|next|other)\b.*|related (?:posts?|articles?|content).*|you may also like.*|previous(?: post)?|next(?: post)?|older posts?|newer posts?|back to top|skip to .*|advertisement|sponsored.*|print|email|facebook|twitter|linkedin|reddit|hacker news|whatsapp|mastodon|download(?: (?:pdf|slides|mp3))?|listen(?: on .*)?|watch (?:now|on .*)|transcript provided by.*|recorded at:?|posts?|powered by.*|only .{0,30}\b(?:users|members|subscribers|readers) (?:can|may)\b.*|please,? (?:log ?in|sign).*|get started.*|start (?:your )?free trial.*|you must be (?:logged|signed) in.*|never miss an? .*|more (?:episodes|posts|articles|stories|from .*)|recent (?:posts|comments)|blogroll|up next|show less|toggle navigation|built with .*|theme by .*|(?:home|about|archive|contact|rss|blog|start)(?:\s*[-|·•/]\s*(?:home|about|archive|contact|rss|blog|feed|imprint))+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Furniture();

    /// <summary>"@jo · 12 min read · 1314 views", "47:08", "3 likes".</summary>
    [GeneratedRegex(@"\bmin(?:ute)?s?\.? (?:read|listen|watch)\b|\b[\d.,]+k? (?:views|plays|listens|likes|claps|shares|reads|reactions)\b|^\d{1,2}:\d{2}(?::\d{2})?$|^(?:originally )?(?:posted|published) (?:on|at|in) \S+$", RegexOptions.IgnoreCase)]
    private static partial Regex Counters();
}
