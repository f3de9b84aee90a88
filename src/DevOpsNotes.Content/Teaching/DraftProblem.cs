namespace DevOpsNotes.Content.Teaching;

/// <summary>What keeps a draft from being a lesson.</summary>
/// <param name="Field">The name of the property of <see cref="LessonDraft"/>.</param>
/// <param name="Message">One sentence for the person who typed it.</param>
public sealed record DraftProblem(string Field, string Message);
