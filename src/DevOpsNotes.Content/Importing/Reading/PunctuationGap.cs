using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>What the characters beside an undecided place make of it.</summary>
internal enum GapShape
{
    /// <summary>A quote of one kind or the other.</summary>
    Quote,
    Apostrophe,
    EnDash,
    EmDash,
    Open,

    /// <summary>An opening quote, or the apostrophe of ’em and ’90s.</summary>
    Elision,
    Close,

    /// <summary>A closing quote if one is open, else an apostrophe.</summary>
    CloseAfterWord,

    /// <summary>Looks like the developers’ tools, but may also close a quote.</summary>
    Possessive,
}

/// <summary>One or several undecided places in a row, and what comes after them in the paragraph.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PunctuationGap(int Start, int Length, GapShape Shape, int Paragraph)
{
    /// <summary>Opening quotes that follow.</summary>
    public int OpensAhead { get; init; }

    /// <summary>Closing quotes that follow, doubtful ones included.</summary>
    public int ClosesAhead { get; init; }

    /// <summary>Undoubted closing quotes that follow, up to the next opening one.</summary>
    public int ClosesBeforeNextOpen { get; init; }
}
