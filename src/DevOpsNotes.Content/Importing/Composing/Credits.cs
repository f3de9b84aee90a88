using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>A line under a talk's heading may say who gave it: "Speaker: Jo Moss", "by Jo Moss", or just "Jo Moss (Harbour)".</summary>
internal static class Credits
{
    public static Section Read(Section section)
    {
        if (section.Blocks is not [Paragraph first, _, ..] || Words.Count(first.Text) > 16)
            return section;
        var speakers = CreditLine.SpeakersUnderTitle(first.Text);
        if (speakers.Count == 0 && section is { Path.Count: > 0, IsTalk: false } && Words.Count(first.Text) <= 10 && PersonName.TryReadAll(first.Text, out var names))
            speakers = names;
        return speakers.Count == 0 ? section : section with { Speakers = speakers, IsTalk = true, StandsAlone = true, Title = section.Path is [.., var own] ? own : section.Title, Blocks = [.. section.Blocks.Skip(1)] };
    }
}
