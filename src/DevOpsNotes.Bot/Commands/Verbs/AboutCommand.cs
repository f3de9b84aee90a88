using System.Globalization;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>What was said at an event.</summary>
internal sealed class AboutCommand : NameCommand
{
    public override string Name => "about";

    public override IReadOnlyList<string> Aliases => ["at"];

    public override string Usage => "about <event>";

    public override string Description => "what was said at an event, by any part of its name or its year";

    public override IReadOnlyList<string> Examples => ["about devopsdays ghent"];

    /// <summary>"about devopsdays" asks for the subject, and "about devops" for that of all events.</summary>
    protected override IReadOnlyList<Note> Find(string name, WorkspaceNotes notes) =>
        name.Equals("devops", StringComparison.OrdinalIgnoreCase) || TopicCatalog.Default.Find(name) is not null ? [] : notes.Index.OfEvent(name);

    protected override IEnumerable<string> NamesOf(Note note) => [note.Attribution.Event ?? note.Attribution.Date?.Year.ToString(CultureInfo.InvariantCulture) ?? note.Attribution.Source];
}
