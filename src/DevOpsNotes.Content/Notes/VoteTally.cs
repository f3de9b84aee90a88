using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Notes;

/// <summary>What the people of a workspace think of a note: one vote each.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct VoteTally(int Useful, int NotUseful)
{
    /// <summary>
    /// How often it should be drawn beside others: 1 without votes, towards 2 the more find it useful, towards 0 the more do
    /// not (the share of useful votes by Laplace's rule of succession, doubled).
    /// </summary>
    public double Weight => 2.0 * (Useful + 1) / (Useful + NotUseful + 2);

    public VoteTally With(bool useful) => useful ? this with { Useful = Useful + 1 } : this with { NotUseful = NotUseful + 1 };
}
