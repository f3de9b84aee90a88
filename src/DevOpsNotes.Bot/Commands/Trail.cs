using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DevOpsNotes.Bot.Commands;

/// <summary>
/// How somebody came to a note: what the buttons of an answer carry, so that no host has to remember anything. All of it is
/// looked up again when a button comes back.
/// </summary>
/// <param name="Line">The line that found it; empty when none did.</param>
/// <param name="Skip">How many notes that answer the line were shown before.</param>
/// <param name="NoteId">The note.</param>
internal sealed record Trail(string Line, int Skip, string NoteId)
{
    private const int LongestId = 100;
    private const int FurthestSkip = 1000;

    public static bool TryRead(string value, [NotNullWhen(true)] out Trail? trail)
    {
        trail = value.Split('|', 3) is [var skip, var id, var line]
            && int.TryParse(skip, NumberStyles.None, CultureInfo.InvariantCulture, out var shown) && shown <= FurthestSkip && id.Length <= LongestId
            ? new Trail(line, shown, id)
            : null;
        return trail is not null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Skip}|{NoteId}|{Line}");
}
