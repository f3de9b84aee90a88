using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands;

/// <summary>Draws notes by chance, each as often as the votes of the workspace weigh it.</summary>
/// <param name="random">Chance.</param>
internal sealed class NoteDraw(Random random)
{
    /// <summary>An answer with a note of a kind, another one than was seen; <see langword="null"/> when there is none.</summary>
    public Reply? Draw(CommandRequest request, WorkspaceNotes notes, NoteKind kind, Topic? topic)
    {
        var hasMore = notes.Index.Notes.Where(IsEligible).Take(2).Count() > 1;
        var note = Pick(notes, note => IsEligible(note) && (!hasMore || note.Id != request.Seen));
        return note is null ? null : Answers.Drawn(request, note, notes, hasMore);

        bool IsEligible(Note note) => note.Kind == kind && (topic is null || note.Topics.Contains(topic.Name));
    }

    /// <summary>One of the notes that are eligible; <see langword="null"/> when none is.</summary>
    public Note? Pick(WorkspaceNotes notes, Func<Note, bool> isEligible)
    {
        // Weighted reservoir sampling: the running total decides whether a note takes the place of the one before.
        var (picked, total) = ((Note?)null, 0.0);
        foreach (var note in notes.Index.Notes.Where(isEligible))
        {
            var weight = notes.Votes.TryGetValue(note.Id, out var votes) ? votes.Weight : default(VoteTally).Weight;
            total += weight;
            if (random.NextDouble() * total < weight)
                picked = note;
        }

        return picked;
    }
}
