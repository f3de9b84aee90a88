using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Importing;

/// <summary>What an import changes: the next generation of a source beside the one it follows.</summary>
public sealed record ImportPlan
{
    /// <summary>The whole next generation, in the order of the source.</summary>
    public required IReadOnlyList<SourceNote> Notes { get; init; }

    public required IReadOnlyList<Note> Added { get; init; }

    /// <summary>Notes that keep their id and differ in anything else.</summary>
    public required IReadOnlyList<Note> Changed { get; init; }

    public required int Same { get; init; }

    /// <summary>Notes that the source no longer has.</summary>
    public required IReadOnlyList<Note> Gone { get; init; }

    /// <summary>Notes that somebody withdrew; they stay away for as long as the source has them.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>New or changed notes that say nearly the same as a note of another source.</summary>
    public int Linked => Added.Concat(Changed).Count(note => note.SameAs is not null);

    public bool ChangesNothing => Added.Count == 0 && Changed.Count == 0 && Gone.Count == 0;
}

/// <summary>A note that somebody withdrew, by what is enough to know it again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Section">Its place in the source.</param>
/// <param name="Fingerprint">Of its text, see <see cref="Reconciliation.Fingerprint"/>: the words themselves are gone.</param>
public sealed record WithdrawnNote(string Id, string Section, string Fingerprint);
