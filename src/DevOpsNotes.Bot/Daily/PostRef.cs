using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace DevOpsNotes.Bot.Daily;

/// <summary>What the buttons of a post carry: of which date it is, and which note they are about.</summary>
/// <param name="Date">The local date.</param>
/// <param name="NoteId">The note; empty for the post as a whole.</param>
internal sealed record PostRef(LocalDate Date, string NoteId)
{
    private const int LongestId = 100;

    public static bool TryRead(string value, [NotNullWhen(true)] out PostRef? post)
    {
        post = value.Split('|') is [var date, { Length: <= LongestId } id] && LocalDatePattern.Iso.Parse(date) is { Success: true } read ? new PostRef(read.Value, id) : null;
        return post is not null;
    }

    public override string ToString() => $"{LocalDatePattern.Iso.Format(Date)}|{NoteId}";
}
