using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>
/// What the people of a workspace made: the lessons they taught and the votes they cast. All of it is one partition, so that
/// it is read at once and can be erased at once.
/// </summary>
/// <remarks>
/// <para>
/// Row keys: <c>lesson|id</c>, and <c>vote|note|voter</c>, where the voter is a hash of the person's id: a vote can be changed
/// by who cast it, and is told to nobody. Who has both the store and the ids of all members could work it out.
/// </para>
/// <para>
/// A change that was written is a success, also when other hosts could not be told of it: they find it when what they hold
/// has grown old.
/// </para>
/// </remarks>
public sealed class WorkspaceStore
{
    internal const string Lesson = "lesson";
    internal const string Ballot = "vote";

    /// <summary>What a lesson has of who taught it.</summary>
    internal const string Author = "Author";

    private readonly ITable _workspaces;
    private readonly VersionTable _versions;
    private readonly TimeProvider _time;

    private WorkspaceStore(ITable workspaces, ITable versions, TimeProvider time)
    {
        _workspaces = workspaces;
        _versions = new VersionTable(versions);
        _time = time;
    }

    /// <summary>Opens the store on whatever keeps its tables.</summary>
    /// <exception cref="StoreException">The tables cannot be used.</exception>
    public static async Task<WorkspaceStore> Open(ITables tables, TimeProvider time, CancellationToken cancellationToken) => new(
        await tables.Open("workspaces", cancellationToken),
        await tables.Open("versions", cancellationToken),
        time);

    /// <summary>The lessons that a workspace was taught, the latest first.</summary>
    public async Task<IReadOnlyList<TaughtLesson>> Lessons(Scope workspace, CancellationToken cancellationToken)
    {
        var lessons = new List<TaughtLesson>();
        await foreach (var row in _workspaces.QueryAll(Rows(workspace, Lesson), cancellationToken))
            lessons.Add(ToLesson(row));
        return [.. lessons.OrderByDescending(lesson => lesson.TaughtAt)];
    }

    /// <summary>The votes of a workspace by the id of the note.</summary>
    public async Task<IReadOnlyDictionary<string, VoteTally>> Votes(Scope workspace, CancellationToken cancellationToken)
    {
        var tallies = new Dictionary<string, VoteTally>(StringComparer.Ordinal);
        await foreach (var row in _workspaces.QueryAll(Rows(workspace, Ballot), cancellationToken))
        {
            var note = row.GetString("Note")!;
            tallies[note] = tallies.GetValueOrDefault(note).With(row.GetBoolean("Useful")!.Value);
        }

        return tallies;
    }

    /// <summary>Keeps a lesson, unless the workspace has it already.</summary>
    /// <returns>The lesson that is kept, and whether it is new.</returns>
    public async Task<(TaughtLesson Lesson, bool IsNew)> Teach(Scope workspace, Note lesson, string author, CancellationToken cancellationToken)
    {
        var row = new TableRow(TableKey.Of(workspace.Key), TableKey.Of(Lesson, lesson.Id))
        {
            ["Note"] = NoteJson.Serialize(lesson),
            [Author] = author,
            ["TaughtAt"] = _time.GetUtcNow(),
            ["Operation"] = Guid.NewGuid(),
        };
        var isWritten = await _workspaces.Insert(row, cancellationToken) is not null;
        var kept = isWritten ? row : await _workspaces.Get(row.PartitionKey, row.RowKey, cancellationToken) ?? row;
        // Also of one that was there: whoever wrote it may not have come to telling.
        await _versions.TryBump(workspace, cancellationToken);
        // A lost reply is not a lost race: a repeated request meets what the first one wrote.
        return (ToLesson(kept), IsNew: kept.GetGuid("Operation") == row.GetGuid("Operation"));
    }

    /// <summary>Removes a lesson for good.</summary>
    /// <param name="workspace">Whose lesson it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="author">Only who taught it may remove it; <see langword="null"/> for an operator.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The lesson, or <see langword="null"/> when the workspace has none of that id by that author.</returns>
    public async Task<Note?> Remove(Scope workspace, string id, string? author, CancellationToken cancellationToken)
    {
        var (partition, key) = (TableKey.Of(workspace.Key), TableKey.Of(Lesson, id));
        if (await _workspaces.Get(partition, key, cancellationToken) is not { } row || (author is not null && row.GetString(Author) != author))
            return null;
        await _workspaces.Delete(partition, key, ETag.All, cancellationToken);
        await _versions.TryBump(workspace, cancellationToken);
        return ToLesson(row).Note;
    }

    /// <summary>Casts a person's vote on a note, in place of the one before.</summary>
    public async Task Vote(Scope workspace, string noteId, string voter, bool useful, CancellationToken cancellationToken)
    {
        var row = new TableRow(TableKey.Of(workspace.Key), BallotKey(workspace, noteId, voter))
        {
            ["Note"] = noteId,
            ["Useful"] = useful,
            ["CastAt"] = _time.GetUtcNow(),
        };
        await _workspaces.Upsert(row, cancellationToken);
        await _versions.TryBump(workspace, cancellationToken);
    }

    /// <summary>Whether a person has a vote on a note, which the next one only changes.</summary>
    public async Task<bool> HasVoted(Scope workspace, string noteId, string voter, CancellationToken cancellationToken) =>
        await _workspaces.Get(TableKey.Of(workspace.Key), BallotKey(workspace, noteId, voter), cancellationToken) is not null;

    internal static RowRange Rows(Scope workspace, string kind) => RowRange.StartingWith(TableKey.Of(workspace.Key), TableKey.Prefix(kind));

    private static string BallotKey(Scope workspace, string noteId, string voter) => TableKey.Of(Ballot, noteId, PersonHash.Of(workspace, voter));

    private static TaughtLesson ToLesson(TableRow row) =>
        new(NoteJson.Deserialize(row.GetString("Note")!), row.GetString(Author) ?? "", row.GetDateTimeOffset("TaughtAt")!.Value);
}
