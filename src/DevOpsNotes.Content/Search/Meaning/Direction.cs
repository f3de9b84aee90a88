using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DevOpsNotes.Content.Search.Meaning;

/// <summary>Where a sum of word vectors points, a byte a component: that is enough to compare.</summary>
internal static class Direction
{
    /// <summary>Scales a sum to the length of <see cref="sbyte.MaxValue"/>; what has no direction stays zero.</summary>
    public static void Of(ReadOnlySpan<float> sum, Span<sbyte> direction)
    {
        var length = TensorPrimitives.Norm(sum);
        if (length == 0) direction.Clear();
        else for (var i = 0; i < sum.Length; i++) direction[i] = (sbyte)MathF.Round(sbyte.MaxValue * sum[i] / length);
    }

    /// <summary>The cosine of the angle between two directions: 1 when they are the same, about 0 when they have nothing to do with each other.</summary>
    public static float Cosine(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        var lefts = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(left);
        var rights = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(right);
        // No sum of some of the products is more than the lengths multiplied (Cauchy and Schwarz), which a lane of 16 bits holds.
        var products = Vector256<short>.Zero;
        for (var i = 0; i < lefts.Length; i++)
            products += (Vector256.WidenLower(lefts[i]) * Vector256.WidenLower(rights[i])) + (Vector256.WidenUpper(lefts[i]) * Vector256.WidenUpper(rights[i]));

        return Vector256.Sum(Vector256.WidenLower(products) + Vector256.WidenUpper(products)) / (float)(sbyte.MaxValue * sbyte.MaxValue);
    }
}
