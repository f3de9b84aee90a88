using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using Humanizer;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>What the bot knows here.</summary>
internal sealed class StatusCommand : Command
{
    public override string Name => "status";

    public override string Usage => "status";

    public override string Description => "what the bot knows here";

    public override IReadOnlyList<string> Examples => ["status"];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) => arguments.Length == 0 ? (_, _) => ValueTask.FromResult<Reply>(Of(notes)) : null;

    private static Notice Of(WorkspaceNotes notes)
    {
        var quotes = notes.Index.Notes.Count(note => note.Kind == NoteKind.Quote);
        return new Notice(
            $"{"note".ToQuantity(notes.Index.Count)} on {"topic".ToQuantity(notes.TopicCounts.Count)}: {"lesson".ToQuantity(notes.Index.Count - quotes)} and {"quote".ToQuantity(quotes)}.",
            notes.IsPartial ? "Your team’s own notes cannot be read right now." : $"Your team’s own among them: {notes.Lessons.Count} taught and {notes.Quotes.Count} saved. Notes with votes from your team: {notes.Votes.Keys.Count(id => notes.Index.Find(id) is not null)}.");
    }
}
