namespace DevOpsNotes.Storage.Copying;

/// <summary>A copy that was compared with its original.</summary>
/// <param name="Rows">How many rows there are, in both.</param>
/// <param name="Tables">In how many tables.</param>
/// <param name="Checksum">The same of both: SHA-256 over all rows in order, in hexadecimal.</param>
public sealed record CopyOutcome(long Rows, int Tables, string Checksum);
