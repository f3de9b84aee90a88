namespace DevOpsNotes.Benchmarks.Tables;

/// <summary>Rows inserted, and the same rows read one by one.</summary>
internal sealed record Round(Speed Insert, Speed Read);
