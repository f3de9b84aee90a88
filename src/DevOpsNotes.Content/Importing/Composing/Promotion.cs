using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>Paragraphs that want something of the reader: to buy, apply, subscribe or read on elsewhere.</summary>
internal static partial class Promotion
{
    public static bool Is(string paragraph) => Words.Count(paragraph) <= 60 && Wants().IsMatch(paragraph);

    [GeneratedRegex(@"\bwe(?:['’]re| are) (?:hiring|recruiting)|\b(?:join our team|send (?:us )?(?:your|a) (?:cv|resume|card|application)|apply (?:now|by|until|before)|discount code|early bird|% off|buy tickets|free trial|no credit card|sponsored by our|support us)\b|^(?:order|buy|get|grab) (?:the|your|our|a copy)\b|^the post .+ (?:appeared|was) (?:first )?(?:published )?(?:first )?on\b|^(?:this (?:post|article|entry) (?:appeared|was|is) .*(?:published|posted|licen[sc]ed|part of)|(?:originally|first) (?:published|posted|appeared))\b|^(?:enjoyed|liked|found) (?:this|it)\b.*\b(?:join|share|subscribe|follow|mail|newsletter)|^(?:please )?(?:subscribe|sign up)\b|^(?:continue reading|read (?:the (?:rest|full)|more|on))\b|^see you (?:next|in|at|there)\b|^this is a repost\b", RegexOptions.IgnoreCase)]
    private static partial Regex Wants();
}
