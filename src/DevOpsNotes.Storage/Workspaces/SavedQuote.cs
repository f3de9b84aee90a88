using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>Words that somebody saved for a workspace.</summary>
public sealed record SavedQuote
{
    private readonly Note _note = null!;

    /// <summary>The quote; its <see cref="Note.Visibility"/> follows from the rest.</summary>
    public required Note Note
    {
        get => _note with { Visibility = IsForWorkspace ? null : Visibility.In(Conversation) };
        init => _note = value;
    }

    /// <summary>The platform's id of who saved it; empty when that person was forgotten.</summary>
    public required string Saver { get; init; }

    /// <summary>The saver's name, where the platform told it.</summary>
    public string? SaverName { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The platform's id of who wrote the message; <see langword="null"/> for words from outside, or of somebody who was forgotten.</summary>
    public string? Quotee { get; init; }

    /// <summary>The conversation that it comes from.</summary>
    public required string Conversation { get; init; }

    /// <summary>Who reads along there.</summary>
    public required Openness Openness { get; init; }

    /// <summary>Its saver wants it to be seen in the whole workspace, as far as it may.</summary>
    public required bool IsWantedEverywhere { get; init; }

    /// <summary>What the person quoted said of that.</summary>
    public Consent Consent { get; init; }

    /// <summary>The person quoted could not be told privately.</summary>
    public bool IsUntold { get; init; }

    /// <summary>The words are from outside: their saver's report, and nobody's here.</summary>
    public bool IsFromOutside => Quotee is null && Note.Attribution.ReportedBy is not null;

    /// <summary>The same as somebody edited it. Who agreed to the words before did not agree to others.</summary>
    /// <param name="note">With other words, topics or note.</param>
    /// <param name="isWantedEverywhere">Where it is to be seen.</param>
    /// <param name="by">Who edits: who said the words agrees with what is chosen.</param>
    public SavedQuote Edited(Note note, bool isWantedEverywhere, string by) => this with
    {
        Note = note,
        IsWantedEverywhere = isWantedEverywhere,
        Consent = by == Quotee ? isWantedEverywhere ? Consent.Elsewhere : Consent.Here
            : Consent == Consent.Elsewhere && note.Text != Note.Text ? Consent.None
            : Consent,
    };

    /// <summary>Who is quoted does not know this who was told of what it was before.</summary>
    public bool IsNewsAfter(SavedQuote before) => Note.Text != before.Note.Text || (IsForWorkspace && !before.IsForWorkspace);

    /// <summary>
    /// It is seen in the whole workspace: its saver wants it, and whoever said it agrees or said it where everybody reads
    /// along. Words from outside are nobody's here.
    /// </summary>
    public bool IsForWorkspace => IsWantedEverywhere && Consent switch
    {
        Consent.Elsewhere => true,
        Consent.Here => false,
        _ => Quotee is null || Openness == Openness.Public,
    };

    /// <summary>The same words without whose they are, and without the link that leads to who wrote them. Nobody sees them who did not before.</summary>
    public SavedQuote WithoutName()
    {
        var said = Note.Attribution;
        return this with
        {
            // Who reported somebody else's words is forgotten; whom they are of is not.
            Note = Note with { Attribution = said with { Speakers = said.ReportedBy is null ? [] : said.Speakers, ReportedBy = null, SourceUrl = null } },
            Quotee = null,
            Consent = Consent == Consent.None && Openness != Openness.Public ? Consent.Here : Consent,
            IsUntold = false,
        };
    }
}
