using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using Humanizer;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>The notes with a name in their attribution; what is no such name is left to be a question.</summary>
internal abstract class NameCommand : Command
{
    public sealed override Invocation? Claim(string arguments, WorkspaceNotes notes) => Find(arguments, notes) is { Count: > 0 } found
        ? (request, _) => ValueTask.FromResult(Answers.To(request, found, notes, Lead(found)))
        : null;

    protected abstract IReadOnlyList<Note> Find(string name, WorkspaceNotes notes);

    /// <summary>The name of a note that the command looks for.</summary>
    protected abstract IEnumerable<string> NamesOf(Note note);

    /// <summary>How many notes there are, and of whom: part of a name may be that of several.</summary>
    private Paragraph Lead(IReadOnlyList<Note> found)
    {
        const int Named = 4;
        var counts = found.SelectMany(NamesOf).CountBy(name => name).OrderByDescending(name => name.Value).ToList();
        // Who is in all of the notes is meant, and not those who spoke beside.
        var inAll = counts.Where(name => name.Value == found.Count).ToList();
        var names = (inAll.Count > 0 ? inAll : counts).ConvertAll(name => name.Key);
        return new Paragraph($"{"note".ToQuantity(found.Count)}: ", Span.Strong(string.Join(", ", names.Take(Named)) + (names.Count > Named ? " and others" : "")));
    }
}
