using System.Text.Json.Serialization;

namespace DevOpsNotes.Content.Notes;

/// <summary>What a <see cref="Note"/> is.</summary>
public enum NoteKind
{
    /// <summary>A practice or insight that stands alone.</summary>
    [JsonStringEnumMemberName("lesson")]
    Lesson,

    /// <summary>Somebody's exact words.</summary>
    [JsonStringEnumMemberName("quote")]
    Quote,
}
