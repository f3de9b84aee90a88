namespace DevOpsNotes.Benchmarks.Delivering;

/// <summary>What came at the platform.</summary>
/// <param name="Messages">How many messages.</param>
/// <param name="Channels">Into how many channels.</param>
/// <param name="AtOnce">How many were under way at once, at most.</param>
internal sealed record Received(int Messages, int Channels, int AtOnce);
