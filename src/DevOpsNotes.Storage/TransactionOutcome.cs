using System.Diagnostics.CodeAnalysis;

namespace DevOpsNotes.Storage;

/// <summary>What became of a transaction: either all of its actions, or none and the index of one that could not be.</summary>
public sealed class TransactionOutcome
{
    private TransactionOutcome(IReadOnlyList<ETag?>? etags, int? conflict) => (ETags, Conflict) = (etags, conflict);

    [MemberNotNullWhen(true, nameof(ETags))]
    [MemberNotNullWhen(false, nameof(Conflict))]
    public bool IsCommitted => Conflict is null;

    /// <summary>The new versions, one for each action in order; <see langword="null"/> for a deletion.</summary>
    public IReadOnlyList<ETag?>? ETags { get; }

    /// <summary>Index of the action that met a taken key, another version or an absent row.</summary>
    public int? Conflict { get; }

    public static TransactionOutcome Committed(IReadOnlyList<ETag?> etags) => new(etags, null);

    public static TransactionOutcome ConflictAt(int index) => new(null, index);
}
