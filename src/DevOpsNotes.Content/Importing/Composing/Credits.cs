using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>A line under a talk's heading may say who gave it.</summary>
internal static class Credits
{
    public static Section Read(Section section) =>
        section.Blocks is [Paragraph first, ..] && Words.Count(first.Text) <= 16 && CreditLine.SpeakersUnderTitle(first.Text) is { Count: > 0 } speakers
            ? section with { Speakers = speakers, IsTalk = true, Blocks = [.. section.Blocks.Skip(1)] }
            : section;
}
