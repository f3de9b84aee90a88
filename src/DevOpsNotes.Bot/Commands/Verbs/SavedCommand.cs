using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Workspaces;
using Humanizer;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>What a team keeps for itself: the words it saved and the lessons it taught; and what one person keeps of all notes.</summary>
internal sealed class SavedCommand(BookmarkStore bookmarks) : Command
{
    public const string Verb = "saved";

    /// <summary>Notes that one reply names.</summary>
    private const int Shown = 5;

    private const string By = "by ";

    public override string Name => Verb;

    public override string Usage => "saved [mine, here, on topic or by name]";

    public override string Description => "what your team saved and taught, the latest first";

    public override IReadOnlyList<string> Examples => [Verb, "saved mine", "saved on toil"];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes)
    {
        var which = arguments.ToLowerInvariant();
        if (which is "" or "team" or "all" or "ours")
            return List("Your team keeps", (_, _) => true, notes);
        if (which is "mine" or "by me")
            return async (request, cancellationToken) => await Mine(request, notes, cancellationToken);
        if (which is "here")
            return List("Of this conversation your team keeps", (kept, request) => kept.Conversation == request.Caller.Conversation, notes);
        if (which.StartsWith(By, StringComparison.Ordinal) && notes.Index.BySpeaker(arguments[By.Length..]) is { Count: > 0 } said)
        {
            var ids = said.Select(note => note.Id).ToHashSet(StringComparer.Ordinal);
            return KeptNote.In(notes).Any(kept => ids.Contains(kept.Note.Id)) ? List("By that name your team keeps", (kept, _) => ids.Contains(kept.Note.Id), notes) : null;
        }

        return TopicArgument.TryRead(arguments, out var topic) ? List($"On {topic!.Name} your team keeps", (kept, _) => kept.Note.Topics.Contains(topic.Name), notes) : null;
    }

    private static Invocation List(string lead, Func<KeptNote, CommandRequest, bool> isWanted, WorkspaceNotes notes) =>
        (request, _) => ValueTask.FromResult<Reply>(List(request, notes, lead, [.. KeptNote.In(notes).Where(kept => isWanted(kept, request)).Select(kept => kept.Note)]));

    /// <summary>What a person saved, taught and marked. What was marked and is not here any more is left out.</summary>
    private async Task<Notice> Mine(CommandRequest request, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        var marked = (await bookmarks.Of(request.Caller.Workspace, request.Caller.User, cancellationToken)).Select(notes.Index.Find).OfType<Note>().ToList();
        var made = KeptNote.In(notes).Where(kept => kept.By == request.Caller.User).Select(kept => kept.Note);
        return List(request, notes, "You keep", [.. marked, .. made.ExceptBy(marked.Select(note => note.Id), note => note.Id)], marked);
    }

    /// <summary>How one comes by some.</summary>
    private static Paragraph HowTo(bool isMine) => isMine
        ? new Paragraph("Press Save under a lesson of the day, save a message of a colleague by Save quote among its actions, words from outside by ", Span.Line(SaveCommand.Verb), ", and teach a lesson by ", Span.Line("add"), ".")
        : new Paragraph("Save a message of a colleague by Save quote among its actions, words from outside by ", Span.Line(SaveCommand.Verb), ", and teach a lesson by ", Span.Line("add"), ".");

    private static Notice List(CommandRequest request, WorkspaceNotes notes, string lead, List<Note> kept, List<Note>? marked = null)
    {
        if (notes.IsPartial)
            return new Notice("Your team’s own notes cannot be read right now; ask again in a minute.");
        if (kept.Count == 0)
            return new Notice($"{lead} nothing yet.", HowTo(isMine: marked is not null));
        var page = new ListPage(request, kept.Count, Shown);
        // What was marked and what was made are two lists, one after the other.
        var order = marked is { Count: > 0 } && marked.Count < kept.Count ? "those you marked first" : "the latest first";
        return new Notice($"{lead} {Counted(kept)}, {order}:")
        {
            Choices = [.. kept.Skip(page.First).Take(Shown).Select(note => marked?.Contains(note) == true ? BookmarkButtons.ToChoice(note) : Answers.ToChoice(note, new Trail("", 0, note.Id)))],
            Buttons = page.Buttons,
        };
    }

    private static string Counted(List<Note> kept)
    {
        var quotes = kept.Count(note => note.Kind == NoteKind.Quote);
        return (quotes, kept.Count - quotes) switch
        {
            (var saved, 0) => "quote".ToQuantity(saved),
            (0, var taught) => "lesson".ToQuantity(taught),
            var (saved, taught) => $"{"quote".ToQuantity(saved)} and {"lesson".ToQuantity(taught)}",
        };
    }
}
