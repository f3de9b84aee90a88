using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>What somebody said.</summary>
internal sealed class ByCommand : NameCommand
{
    public override string Name => "by";

    public override IReadOnlyList<string> Aliases => ["from"];

    public override string Usage => "by <speaker>";

    public override string Description => "what somebody said, by any part of the name";

    public override IReadOnlyList<string> Examples => ["by patrick debois"];

    protected override IReadOnlyList<Note> Find(string name, WorkspaceNotes notes) => notes.Index.BySpeaker(name);

    protected override IEnumerable<string> NamesOf(Note note) => note.Attribution.Speakers;
}
