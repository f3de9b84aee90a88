using System.Text;

namespace DevOpsNotes.Bot.Teams.Rendering;

/// <summary>
/// How much of a reply a card shows. Teams refuses messages that are too large, and its documents name limits from 28 KB in
/// UTF-16 upwards (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages): a card that is
/// larger is made again, smaller.
/// </summary>
/// <param name="Text">Characters of running text.</param>
/// <param name="Line">Characters of what is one line, such as a title.</param>
/// <param name="HasChoices">Other notes are named, with what opens them.</param>
/// <param name="HasButtons">There are buttons, each of which carries the line that was asked.</param>
internal sealed record CardSize(int Text, int Line, bool HasChoices, bool HasButtons)
{
    /// <summary>Bytes of a card, which leaves room for the message around it.</summary>
    public const int LargestCard = 24 * 1024;

    /// <summary>From all there is to as little as always fits.</summary>
    public static IReadOnlyList<CardSize> Descending { get; } = 
    [
        new(8000, Line: 350, HasChoices: true, HasButtons: true),
        new(4000, Line: 350, HasChoices: true, HasButtons: true),
        new(2000, Line: 200, HasChoices: false, HasButtons: true),
        new(300, Line: 100, HasChoices: false, HasButtons: false),
    ];

    /// <summary>Whether a card fits, whichever way somebody counts.</summary>
    public static bool Fits(ReadOnlySpan<byte> card) => card.Length <= LargestCard && Encoding.UTF8.GetCharCount(card) * sizeof(char) <= LargestCard;
}
