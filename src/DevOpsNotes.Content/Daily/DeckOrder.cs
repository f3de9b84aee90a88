using System.IO.Hashing;
using System.Runtime.InteropServices;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Daily;

/// <summary>
/// The order in which a subscription's epoch has notes: drawn by lot without replacement, where a weight of 2 is two lots. Each
/// note has a number of its own, whatever else is in the deck, so that one that joins or leaves moves no other.
/// </summary>
/// <remarks>P. Efraimidis, P. Spirakis: Weighted random sampling with a reservoir (https://doi.org/10.1016/j.ipl.2005.11.003).</remarks>
internal readonly struct DeckOrder(string subscription, int epoch)
{
    private readonly long _seed = (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(subscription.AsSpan()), epoch);

    /// <summary>What the order knows a note by.</summary>
    public static ulong HashOf(string id) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(id.AsSpan()));

    /// <summary>A note's number: the lower, the earlier is its turn.</summary>
    public double NumberOf(ulong note)
    {
        var lot = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in note)), _seed);

        // The 53 bits of a double, and a half so that it is neither 0 nor 1.
        return -Math.Log(((lot >> 11) + 0.5) / (1UL << 53));
    }

    public double NumberOf(ulong note, VoteTally votes) => NumberOf(note) / votes.Weight;
}
