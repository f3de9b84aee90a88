namespace DevOpsNotes.Storage;

/// <summary>One answer to a query.</summary>
/// <param name="Rows">In ordinal order of their row keys; possibly none.</param>
/// <param name="Continuation">Where the next page begins, opaque; <see langword="null"/> after the last page, however many rows it has.</param>
public sealed record TablePage(IReadOnlyList<TableRow> Rows, string? Continuation);
