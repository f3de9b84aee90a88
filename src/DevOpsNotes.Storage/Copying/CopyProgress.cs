namespace DevOpsNotes.Storage.Copying;

/// <summary>How far a copy is.</summary>
/// <param name="Rows">Rows copied, or compared.</param>
/// <param name="Total">Rows that there are.</param>
/// <param name="IsComparing">All is copied, and now compared.</param>
public sealed record CopyProgress(long Rows, long Total, bool IsComparing);
